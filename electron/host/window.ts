import { join } from 'node:path';
import { app, BrowserWindow, nativeTheme, screen } from 'electron';
import type { Log } from '#core/deps.ts';
import { pageUrl } from './channels.ts';
import { offerContextMenu } from './context-menu.ts';
import { steadyAfter } from './limits.ts';
import { besideThisBuild } from './resources.ts';
import { leastSize, placeWindow, readPlace, savePlace } from './window-place.ts';

const groundColour = (): string => (nativeTheme.shouldUseDarkColors ? '#1a1b1e' : '#ffffff');

const rememberPlace = (window: BrowserWindow, file: string): void => {
  window.on('close', () => savePlace(file, { ...window.getNormalBounds(), maximized: window.isMaximized() }));
};

const reloadAfterCrash = (window: BrowserWindow, log: Log): void => {
  let last = -Infinity;
  window.webContents.on('render-process-gone', (_, { reason }) => {
    log('error', 'page-gone', { reason });
    const now = performance.now();
    // a page that dies at once would die again
    if (reason !== 'clean-exit' && now - last > steadyAfter) window.webContents.reload();
    last = now;
  });
};

/** Opens the window where it was and loads the page into it. The page runs in the sandbox, apart from the preload script, without Node. */
export const openWindow = (log: Log): BrowserWindow => {
  const placeFile = join(app.getPath('userData'), 'window.json');
  const { maximized = false, ...place } = placeWindow(
    readPlace(placeFile),
    screen.getAllDisplays().map((display) => display.workArea),
  );
  const window = new BrowserWindow({
    ...place,
    minWidth: leastSize.width,
    minHeight: leastSize.height,
    show: false,
    backgroundColor: groundColour(),
    webPreferences: {
      preload: besideThisBuild.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
    },
  });
  if (maximized) window.maximize();
  window.once('ready-to-show', () => window.show());
  nativeTheme.on('updated', () => !window.isDestroyed() && window.setBackgroundColor(groundColour()));
  rememberPlace(window, placeFile);
  offerContextMenu(window);
  reloadAfterCrash(window, log);
  void window.loadURL(pageUrl);
  return window;
};
