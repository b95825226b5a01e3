import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron, chromium, type ElectronApplication, type Page } from 'playwright-core';

/** A running app and its page. Its home folder and its store are its own. `complaints`: errors of the page, with which `close` fails. */
export type RunningApp = { page: Page; home: string; storeDir: string; complaints: string[]; close(): Promise<void> };
/** The same in Electron, with its main process. */
export type RunningElectron = RunningApp & { main: ElectronApplication };

/** A way to run the app. `home`: start again in the folder of an earlier run; `app`: another build than this project's, in Electron. */
export type Host<T extends RunningApp = RunningApp> = { name: string; launch(given?: { home?: string; app?: string }): Promise<T> };

const project = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');
/** Chromium's sandbox cannot be had everywhere: not by root, who runs in a container. */
export const flags = process.env.QUARTERDECK_NO_SANDBOX ? ['--no-sandbox'] : [];

/** A home folder for one test, with the folder for documents in it. */
export const makeHome = (): string => {
  const home = mkdtempSync(join(tmpdir(), 'quarterdeck-e2e-'));
  mkdirSync(join(home, 'Documents'));
  return home;
};
/** The environment of an app that lives in that home. */
export const envOf = (home: string): Record<string, string> => ({
  ...(process.env as Record<string, string>),
  HOME: home,
  XDG_CONFIG_HOME: join(home, '.config'),
  TZ: 'UTC',
  LANG: 'en_GB.UTF-8',
});
const removeHome = (home: string): void => rmSync(home, { recursive: true, force: true, maxRetries: 5 });

/** What a page complains of; a test that ends with any has failed. */
const complaintsOf = (page: Page): string[] => {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  return complaints;
};

const endWith = (complaints: string[]): void => {
  if (complaints.length > 0) throw new Error(`the page complained: ${complaints.join('; ')}`);
};

/** The words after Electron's program that start the app in that home. */
export const electronArguments = (home: string, app = project): string[] => [
  ...flags,
  app,
  `--user-data-dir=${join(home, 'data')}`,
  '--store',
  join(home, 'store'),
];

// without a path of ours, Playwright asks the electron package for it and holds the app back until it is attached; with one, it may come too late
const electron: Host<RunningElectron> = {
  name: 'Electron',
  launch: async ({ home = makeHome(), app: build } = {}) => {
    const storeDir = join(home, 'store');
    const app = await _electron.launch({ args: electronArguments(home, build), env: envOf(home) });
    const page = await app.firstWindow();
    const complaints = complaintsOf(page);
    await page.waitForLoadState('load');
    return {
      main: app,
      page,
      home,
      storeDir,
      complaints,
      close: async () => {
        await app.close();
        endWith(complaints);
      },
    };
  },
};

/** Starts the built Node host; resolves with its link. */
const startNodeHost = (home: string, storeDir: string): Promise<{ link: string; stop(): Promise<void> }> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(project, 'out/main/node.mjs'), '--store', storeDir], {
      env: envOf(home),
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = new Promise<void>((done) => child.once('exit', () => done()));
    child.once('exit', (code) => reject(new Error(`the Node host ended with ${code}`)));
    child.stdout.on('data', (text: Buffer) => {
      const link = /http:\S+/.exec(text.toString())?.[0];
      if (!link) return;
      resolve({
        link,
        stop: async () => {
          child.kill('SIGTERM');
          await ended;
        },
      });
    });
  });

const browser = (program: string): Host => ({
  name: 'the Node host and a browser',
  launch: async ({ home = makeHome() } = {}) => {
    const storeDir = join(home, 'store');
    const host = await startNodeHost(home, storeDir);
    const running = await chromium.launch({
      executablePath: program,
      args: [...flags, '--disable-gpu', '--disable-background-networking'],
    });
    const page = await running.newPage({ viewport: { width: 1360, height: 880 } });
    const complaints = complaintsOf(page);
    await page.goto(host.link, { waitUntil: 'load' });
    return {
      page,
      home,
      storeDir,
      complaints,
      close: async () => {
        await running.close();
        await host.stop();
        endWith(complaints);
      },
    };
  },
});

const { QUARTERDECK_ELECTRON: electronProgram, CHROMIUM: browserProgram } = process.env;

/** Electron, or null where it cannot run. */
export const electronHost = electronProgram ? electron : null;

/** The hosts that this machine can run; `npm test` says in words which are not among them, and why. */
export const hosts: Host[] = [...(electronHost ? [electronHost] : []), ...(browserProgram ? [browser(browserProgram)] : [])];

/** Ends an app for good: closes it and removes its home folder. */
export const closeFor = async (app: RunningApp | undefined): Promise<void> => {
  try {
    await app?.close();
  } finally {
    if (app) removeHome(app.home);
  }
};
