import type { BrowserWindow } from 'electron';

/** A check that takes longer has failed, in milliseconds. */
const patience = 45_000;

/**
 * What the packaged app is asked, because its fuses let no debugger in: start everything as for a person, let the page itself call the core through its
 * bridge, and say in one line of JSON how it went. Resolves with the exit code.
 */
export const runSelfCheck = async (window: BrowserWindow): Promise<number> => {
  const passphrase = process.env.QUARTERDECK_PASSPHRASE ?? null;
  const check = async (): Promise<Found> => {
    await new Promise<void>((resolve) => window.webContents.once('did-finish-load', () => resolve()));
    // the page's own world: what it cannot do, this cannot do
    return (await window.webContents.executeJavaScript(`(${inPage.toString()})(${JSON.stringify(passphrase)})`)) as Found;
  };
  const tooLong = new Promise<Found>((resolve) => setTimeout(() => resolve({ ok: false, store: 'no answer', page: '' }), patience));
  const found = await Promise.race([check(), tooLong]);
  process.stdout.write(`${JSON.stringify(found)}\n`);
  return found.ok ? 0 : 1;
};

type Found = { ok: boolean; store: string | undefined; page: string };
type Bridge = { call(method: string, input: unknown): Promise<{ ok: boolean; code?: string; data?: { state?: string } }> };

// runs in the page, so it may use nothing of this file
const inPage = async (passphrase: string | null): Promise<Found> => {
  const { call } = (globalThis as unknown as { quarterdeck: Bridge }).quarterdeck;
  const root = document.getElementById('root');
  for (let tries = 0; tries < 100 && !root?.childElementCount; tries += 1) await new Promise((resolve) => setTimeout(resolve, 100));
  const before = (await call('store.status', {})).data?.state;
  if (passphrase !== null && before === 'none') await call('store.create', { passphrase });
  if (passphrase !== null && before === 'locked') await call('store.unlock', { passphrase });
  const status = await call('store.status', {});
  const drawn = Boolean(root?.childElementCount);
  return { ok: status.ok && drawn, store: status.data?.state ?? status.code, page: document.title };
};
