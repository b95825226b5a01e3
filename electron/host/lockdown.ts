import { app, type Session, type WebContents } from 'electron';
import { isPageUrl } from './channels.ts';
import { openExternal } from './open-external.ts';

const lockContents = (contents: WebContents): void => {
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    openExternal(url);
    return { action: 'deny' };
  });
};

/** Every page of the app, whenever it is made, may go nowhere and open nothing. Call before Electron is ready. */
export const lockEveryPage = (): void => {
  // as root there is no sandbox to be had, and insisting on it keeps Electron from starting; windows ask for theirs besides
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  app.on('web-contents-created', (_, contents) => lockContents(contents));
};

/** The session of the window: no permissions, no downloads, no network. What the app needs of the network goes through the core. */
export const lockSession = (session: Session): void => {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setSpellCheckerEnabled(false);
  session.on('will-download', (event) => event.preventDefault());
  session.webRequest.onBeforeRequest((details, answer) => {
    const isOwn = isPageUrl(details.url) || /^(data|blob|devtools):/.test(details.url);
    answer({ cancel: !isOwn });
  });
};
