import { app, type Session, type WebContents } from 'electron';
import { audienceWindow } from './audience-window.ts';
import { isAudienceUrl, isPageUrl } from './channels.ts';
import { openExternal } from './open-external.ts';

const lockContents = (contents: WebContents): void => {
  /** The window of the audience's screen goes where it was opened for, once. */
  const lock = (event: { url: string; preventDefault(): void }): void => {
    if (contents.getURL() !== '' || !isAudienceUrl(event.url)) event.preventDefault();
  };
  contents.on('will-navigate', lock);
  contents.on('will-frame-navigate', lock);
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    if (isAudienceUrl(url) && isPageUrl(contents.getURL()))
      return { action: 'allow', overrideBrowserWindowOptions: audienceWindow(contents) };
    openExternal(url);
    return { action: 'deny' };
  });
};

/** Every page of the app, whenever it is made, may go nowhere and open nothing but the audience's screen. Call before Electron is ready. */
export const lockEveryPage = (): void => {
  // as root there is no sandbox to be had, and insisting on it keeps Electron from starting; windows ask for theirs besides
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  app.on('web-contents-created', (_, contents) => lockContents(contents));
};

/** The one permission that there is: our own page may fill the screen, to present. */
const mayFillScreen = (permission: string, address: string): boolean => permission === 'fullscreen' && isPageUrl(address);

/** The session of the window: no other permission, no downloads, no network. What the app needs of the network goes through the core. */
export const lockSession = (session: Session): void => {
  session.setPermissionRequestHandler((_contents, permission, answer, { requestingUrl }) =>
    answer(mayFillScreen(permission, requestingUrl)),
  );
  session.setPermissionCheckHandler((_contents, permission, origin) => mayFillScreen(permission, origin));
  session.setDevicePermissionHandler(() => false);
  session.setSpellCheckerEnabled(false);
  session.on('will-download', (event) => event.preventDefault());
  session.webRequest.onBeforeRequest((details, answer) => {
    const isOwn = isPageUrl(details.url) || /^(data|blob|devtools):/.test(details.url);
    answer({ cancel: !isOwn });
  });
};
