import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AppEvent, Transport } from '#shared/api/transport.ts';
import { testPassphrase } from '#test/support/make-app.ts';
import { createPageTransport } from '#test/support/page-transport.ts';
import { closeFor, electronArguments, electronHost, envOf, type RunningElectron } from './hosts.ts';

const killCore = (app: RunningElectron): Promise<void> =>
  app.main.evaluate(({ app: electron }) => {
    const core = electron
      .getAppMetrics()
      .find(({ name, serviceName }) => name === 'Quarterdeck core' || serviceName === 'node.mojom.NodeService');
    if (core) process.kill(core.pid, 'SIGKILL');
  });

describe.runIf(electronHost)('the window in Electron', () => {
  let app: RunningElectron;
  let transport: Transport;
  const events: AppEvent[] = [];
  beforeAll(async () => {
    app = await electronHost!.launch();
    transport = await createPageTransport(app.page);
    transport.subscribe((event) => events.push(event));
  });
  afterAll(() => closeFor(app));

  test('gives the page two functions and no more', async () => {
    const bridge = await app.page.evaluate(() => Object.keys((globalThis as unknown as { quarterdeck: object }).quarterdeck).sort());
    expect(bridge).toEqual(['call', 'subscribe']);
  });

  test('hands the core to its own page alone, whatever else has the preload script', async () => {
    const answer = await app.main.evaluate(async ({ app: electron, BrowserWindow }) => {
      const preload = `${electron.getAppPath()}/out/preload/preload.cjs`;
      const stranger = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } });
      await stranger.loadURL('data:text/html,stranger');
      const heard: unknown = await stranger.webContents.executeJavaScript(
        "Promise.race([quarterdeck.call('store.status', {}), new Promise((resolve) => setTimeout(() => resolve('nothing'), 1000))])",
      );
      stranger.destroy();
      return heard;
    });
    expect(answer).toBe('nothing');
  });

  test('stays where it is and opens nothing', async () => {
    const before = app.page.url();
    await app.page.evaluate(() => {
      window.open('about:blank');
      window.location.href = 'https://example.invalid/';
    });
    await app.page.waitForTimeout(300);
    expect(app.page.url()).toBe(before);
    expect(app.main.windows()).toHaveLength(1);
  });

  test.each(['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read'])('refuses the permission "%s"', async (name) => {
    const state = await app.page.evaluate(
      (wanted) => navigator.permissions.query({ name: wanted as PermissionName }).then((answer) => answer.state),
      name,
    );
    expect(state).toBe('denied');
  });

  test.each(['/../package.json', '/..%2fmain/main.mjs', '/%2e%2e/main/main.mjs', '/no-such-file.js'])(
    'serves no other file: %s',
    async (path) => {
      const answer = await app.main.evaluate(
        ({ net }, address) => net.fetch(address).then(({ status }) => status),
        `app://quarterdeck${path}`,
      );
      expect(answer).toBe(404);
    },
  );

  test('does not trust the constant key of a system without a key store', async () => {
    const backend = await app.main.evaluate(({ safeStorage }) => safeStorage.getSelectedStorageBackend());
    const status = await transport.call('store.status', {});
    if (backend === 'basic_text') expect(status).toMatchObject({ ok: true, data: { canUseKeyStore: false } });
    else expect(status).toMatchObject({ ok: true, data: { canUseKeyStore: true } });
  });

  test('sends what is chosen in a menu to the page', async () => {
    events.length = 0;
    await app.main.evaluate(({ Menu }) => {
      const file = Menu.getApplicationMenu()?.items.find(({ label }) => label === '&File');
      file?.submenu?.items.find(({ label }) => label === 'Import a spreadsheet…')?.click();
    });
    await expect.poll(() => events).toEqual([{ type: 'menu', command: 'file.import' }]);
  });

  test('has the seven menus', async () => {
    const labels = await app.main.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.map(({ label }) => label));
    expect(labels).toEqual(expect.arrayContaining(['&File', '&Edit', '&View', '&Go', '&Partner', '&Window', '&Help']));
  });

  test('lets a second launch bring the first window forward, and ends it', async () => {
    await app.main.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());
    const second = spawn(process.env.QUARTERDECK_ELECTRON!, electronArguments(app.home), { env: envOf(app.home), stdio: 'ignore' });
    const [code] = (await once(second, 'exit')) as [number];
    expect(code).toBe(0);
    await expect.poll(() => app.main.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMinimized())).toBe(false);
    expect(app.main.windows()).toHaveLength(1);
  });

  test('starts the core again when it dies, fails what was waiting, and tells the page; the second time it says so at once', async () => {
    events.length = 0;
    await killCore(app);
    await expect.poll(() => events).toContainEqual({ type: 'store', state: 'restarted' });
    expect(await transport.call('store.status', {})).toMatchObject({ ok: true });
    await killCore(app);
    await expect.poll(() => events).toContainEqual({ type: 'store', state: 'gone' });
    expect(await transport.call('store.status', {})).toMatchObject({ ok: false, code: 'INTERNAL' });
    expect(readFileSync(join(app.home, 'data', 'logs', 'main.log'), 'utf8')).toContain('core.died');
  });
});

describe.runIf(electronHost)('the page when the core dies', () => {
  test('asks for the passphrase again, opens the store with all that was saved, and says so plainly when the core stays away', async () => {
    const app = await electronHost!.launch();
    try {
      const transport = await createPageTransport(app.page);
      await transport.call('store.create', { passphrase: testPassphrase });
      await transport.call('partners.create', { name: 'Saved before the crash' });
      await killCore(app);
      await app.page.getByRole('heading', { name: 'The store is locked' }).waitFor();
      await app.page.getByLabel('Passphrase').fill(testPassphrase);
      await app.page.getByRole('button', { name: 'Open the store' }).click();
      await app.page.getByText('Saved before the crash').first().waitFor();
      await killCore(app);
      await app.page.getByRole('heading', { name: 'Quarterdeck does not answer' }).waitFor();
    } finally {
      await closeFor(app);
    }
  });
});

describe.runIf(electronHost)('the window that is opened again', () => {
  test('is where it was and as large as it was', async () => {
    const first = await electronHost!.launch();
    const place = { x: 120, y: 90, width: 1111, height: 777 };
    await first.main.evaluate(({ BrowserWindow }, bounds) => BrowserWindow.getAllWindows()[0]?.setBounds(bounds), place);
    await first.close();
    const again = await electronHost!.launch({ home: first.home });
    try {
      expect(await again.main.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds())).toEqual(place);
    } finally {
      await closeFor(again);
    }
  });
});
