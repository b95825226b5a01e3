import { type BrowserWindow, ipcMain, type WebFrameMain } from 'electron';
import type { AppEvent } from '#shared/api/transport.ts';
import { channels, isPageUrl } from './channels.ts';
import type { CoreHost } from './core-host.ts';

/** The top frame of our own window showing our own page, and nothing else. */
const isOurPage = (frame: WebFrameMain | null, window: BrowserWindow | null): frame is WebFrameMain =>
  frame !== null && window !== null && !window.isDestroyed() && frame === window.webContents.mainFrame && isPageUrl(frame.url);

/** Gives each load of our page a port to the core when it asks for one. `window` and `core` are looked up at each request. */
export const answerPages = (window: () => BrowserWindow | null, core: () => CoreHost | null): void => {
  ipcMain.on(channels.connect, ({ senderFrame }) => {
    if (isOurPage(senderFrame, window())) handOverPort(senderFrame, core());
  });
};

const handOverPort = (frame: WebFrameMain, core: CoreHost | null): void => {
  const port = core?.newPort();
  frame.postMessage(channels.port, null, port ? [port] : []);
};

/** Gives the page that is shown a new port, or tells it that there is no core any more. */
export const reconnectPage = (window: BrowserWindow | null, core: CoreHost | null): void => {
  if (window && !window.isDestroyed() && isOurPage(window.webContents.mainFrame, window)) handOverPort(window.webContents.mainFrame, core);
};

/** Tells the page something of the host's own. */
export const tellPage = (window: BrowserWindow | null, event: AppEvent): void => {
  if (window && !window.isDestroyed()) window.webContents.send(channels.event, event);
};
