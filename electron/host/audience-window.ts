import { type BrowserWindowConstructorOptions, BrowserWindow, screen, type WebContents } from 'electron';

const windowed = { width: 960, height: 540 };

/** The other display than the one that shows this page, or null. */
const otherDisplay = (contents: WebContents): Electron.Display | null => {
  const opener = BrowserWindow.fromWebContents(contents);
  if (!opener) return null;
  const own = screen.getDisplayMatching(opener.getBounds());
  return screen.getAllDisplays().find(({ id }) => id !== own.id) ?? null;
};

/**
 * The window of the audience's screen: it fills the other display when there is one. It runs in the sandbox like every page, and without the preload script: it has
 * no way to the core at all.
 */
export const audienceWindow = (opener: WebContents): BrowserWindowConstructorOptions => {
  const display = otherDisplay(opener);
  return {
    ...(display ? { ...display.bounds, fullscreen: true } : windowed),
    backgroundColor: '#000000',
    autoHideMenuBar: true,
    webPreferences: {
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
    },
  };
};
