import { app, type BrowserWindow } from 'electron';

/**
 * What the packaged app is asked, because its fuses let no debugger in: start everything as for a person, let the page itself call the core through its
 * bridge, and say in one line of JSON how it went. Ends the app.
 */
export const runSelfCheck = async (window: BrowserWindow): Promise<void> => {
  const passphrase = process.env.QUARTERDECK_PASSPHRASE ?? null;
  const loaded = new Promise<void>((resolve) => window.webContents.once('did-finish-load', () => resolve()));
  await loaded;
  // the page's own world: what it cannot do, this cannot do
  const found: unknown = await window.webContents.executeJavaScript(`(${inPage.toString()})(${JSON.stringify(passphrase)})`);
  process.stdout.write(`${JSON.stringify(found)}\n`);
  app.quit();
};

type Bridge = { call(method: string, input: unknown): Promise<{ ok: boolean; code?: string; data?: { state?: string } }> };

// runs in the page, so it may use nothing of this file
const inPage = async (passphrase: string | null): Promise<object> => {
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
