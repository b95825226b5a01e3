import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BrowserWindow, type Session, session } from 'electron';
import { pageScheme, pageUrl } from './channels.ts';
import { printWithin } from './limits.ts';
import { lockSession } from './lockdown.ts';
import { besideThisBuild } from './resources.ts';

/** What a printed page may show: itself and our faces. It runs nothing and reaches nothing. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; font-src 'self'; base-uri 'none'; form-action 'none'";
const fontName = /^\/fonts\/(Inter_\w+\.ttf)$/;

const pages = new Map<string, string>();
let lastPage = 0;
let printSession: Session | null = null;

const answer = (url: string): Response => {
  const { pathname } = new URL(url);
  const html = pages.get(pathname);
  if (html !== undefined)
    return new Response(html, { headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy } });
  const font = fontName.exec(pathname)?.[1];
  if (font === undefined) return new Response(null, { status: 404 });
  return new Response(new Uint8Array(readFileSync(join(besideThisBuild.fonts, font))), { headers: { 'content-type': 'font/ttf' } });
};

/** A session that is kept in memory, with no way to the network and none to the app's own page. */
const theSession = (): Session => {
  if (printSession) return printSession;
  printSession = session.fromPartition('print');
  lockSession(printSession);
  printSession.protocol.handle(pageScheme, ({ url }) => answer(url));
  return printSession;
};

const afterAWhile = (): { late: Promise<never>; inTime(): void } => {
  let timer: NodeJS.Timeout;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('the page was not printed in time')), printWithin);
  });
  return { late, inTime: () => clearTimeout(timer) };
};

/** Prints a page in a window that nobody sees: sandboxed, without scripts. The page names its paper and margins. Throws when it takes too long. */
export const printPage = async (html: string): Promise<Buffer> => {
  lastPage += 1;
  const path = `/print/${lastPage}.html`;
  pages.set(path, html);
  const window = new BrowserWindow({
    show: false,
    webPreferences: {
      session: theSession(),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      javascript: false,
      webviewTag: false,
    },
  });
  const { late, inTime } = afterAWhile();
  const print = async (): Promise<Buffer> => {
    await window.loadURL(new URL(path, pageUrl).href);
    return window.webContents.printToPDF({
      printBackground: true,
      preferCSSPageSize: true,
      generateTaggedPDF: true,
      generateDocumentOutline: true,
    });
  };
  try {
    return await Promise.race([print(), late]);
  } finally {
    inTime();
    pages.delete(path);
    window.destroy();
  }
};
