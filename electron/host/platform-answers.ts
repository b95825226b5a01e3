import { type BrowserWindow, dialog, safeStorage, shell } from 'electron';
import { menuTexts } from '#shared/text/en/menu.ts';
import type { Ask } from './core-messages.ts';
import { keyStoreName } from './key-store.ts';
import { openSignIn } from './open-external.ts';
import { printPage } from './print-page.ts';

const needKeyStore = (): void => {
  if (keyStoreName() === null) throw new Error('there is no key store');
};

/** Does for the core what only Electron's main process can. Null where there is nothing to answer, or where the user gave up. */
export const answerCore = async (ask: Ask, window: BrowserWindow | null): Promise<string | null> => {
  switch (ask.what) {
    case 'seal':
      needKeyStore();
      return safeStorage.encryptString(ask.secret).toString('base64');
    case 'unseal':
      needKeyStore();
      return safeStorage.decryptString(Buffer.from(ask.sealed, 'base64'));
    case 'show-in-folder':
      shell.showItemInFolder(ask.path);
      return null;
    case 'open-browser':
      await openSignIn(ask.address);
      return null;
    case 'open-file': {
      // what Electron answers is the reason of a failure
      const failure = await shell.openPath(ask.path);
      if (failure !== '') throw new Error('the system did not open the file');
      return null;
    }
    case 'print':
      return (await printPage(ask.html)).toString('base64');
    case 'choose-folder': {
      const options = { title: ask.title, buttonLabel: menuTexts.chooseFolder, properties: ['openDirectory', 'createDirectory'] as const };
      const asked = { ...options, properties: [...options.properties] };
      const { canceled, filePaths } = await (window ? dialog.showOpenDialog(window, asked) : dialog.showOpenDialog(asked));
      return canceled ? null : (filePaths[0] ?? null);
    }
  }
};
