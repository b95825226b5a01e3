import { join } from 'node:path';
import { app, type BrowserWindow, dialog, session } from 'electron';
import { readArguments } from '#host/arguments.ts';
import { type CoreHost, startCore } from '#host/core-host.ts';
import { lockEveryPage, lockSession } from '#host/lockdown.ts';
import { createLogFile } from '#host/log-file.ts';
import { setMenus } from '#host/menu.ts';
import { answerPages, reconnectPage, tellPage } from '#host/page-port.ts';
import { registerPageScheme, servePage } from '#host/page-scheme.ts';
import { answerCore } from '#host/platform-answers.ts';
import { besideThisBuild } from '#host/resources.ts';
import { runSelfCheck } from '#host/self-check.ts';
import { openWindow } from '#host/window.ts';
import { describeError } from '#shared/domain/errors.ts';

const words = readArguments(process.argv.slice(1), process.cwd());
let window: BrowserWindow | null = null;
let core: CoreHost | null = null;
let exitCode = 0;

const open = (): void => {
  window = openWindow(log);
  window.on('closed', () => {
    window = null;
  });
};

/** Another launch, or the icon in the dock: the window that is there comes forward. */
const comeForward = (): void => {
  // macOS says "activate" also at the first start, before anything can be opened
  if (!window) return core ? open() : undefined;
  if (window.isMinimized()) window.restore();
  window.focus();
};

const start = async (): Promise<void> => {
  await app.whenReady();
  log('info', 'started', { version: besideThisBuild.version, host: 'electron' });
  lockSession(session.defaultSession);
  servePage(session.defaultSession, besideThisBuild.rendererDir);
  answerPages(
    () => window,
    () => core,
  );
  core = startCore({
    storeDir: words.store ?? join(app.getPath('userData'), 'store'),
    log,
    answer: (ask) => answerCore(ask, window),
    onDeath: (isBack) => {
      reconnectPage(window, core);
      tellPage(window, { type: 'store', state: isBack ? 'restarted' : 'gone' });
    },
  });
  setMenus((command) => tellPage(window, { type: 'menu', command }));
  open();
  if (words.selfCheck && window) {
    exitCode = await runSelfCheck(window);
    app.quit();
  }
};

/** Nothing can be shown in a window then, so the system's own box says it. */
const failToStart = (error: unknown): void => {
  log('error', 'start.failed', { error: error instanceof Error ? error.name : 'unknown' });
  const { message, hint } = describeError('INTERNAL');
  dialog.showErrorBox(message, hint);
  app.exit(1);
};

/** The store is closed before the process ends. */
const stopCoreFirst = (event: { preventDefault(): void }): void => {
  if (!core) return;
  event.preventDefault();
  const leaving = core;
  core = null;
  void leaving.stop().then(() => app.exit(exitCode));
};

app.setAppLogsPath(join(app.getPath('userData'), 'logs'));
const log = createLogFile(join(app.getPath('logs'), 'main.log'), Date.now);
// Windows groups the windows and the pinned icon of an app by this name
app.setAppUserModelId('app.quarterdeck.desktop');
if (app.requestSingleInstanceLock()) {
  registerPageScheme();
  lockEveryPage();
  app.on('second-instance', comeForward);
  app.on('activate', comeForward);
  app.on('window-all-closed', () => process.platform !== 'darwin' && app.quit());
  app.on('will-quit', stopCoreFirst);
  start().catch(failToStart);
} else {
  app.quit();
}
