import { app, Menu, type MenuItemConstructorOptions, shell } from 'electron';
import { type AppCommand, type AppCommandId, appCommandIds, appCommands } from '#shared/app-commands.ts';
import { commandTexts } from '#shared/text/en/commands.ts';
import { menuTexts } from '#shared/text/en/menu.ts';
import { acceleratorOf } from './accelerator.ts';

type Item = MenuItemConstructorOptions;
const line: Item = { type: 'separator' };

/** The menus of the window. The commands of the app are sent to the page, which does them; the rest is Electron's own. */
export const setMenus = (send: (command: AppCommandId) => void): void => {
  const commandsOf = (menu: AppCommand['menu']): Item[] =>
    appCommandIds
      .filter((id) => appCommands[id].menu === menu)
      .map((id) => {
        const accelerator = acceleratorOf(appCommands[id].keys);
        return { label: commandTexts[id], click: () => send(id), ...(accelerator ? { accelerator } : {}) };
      });
  const isMac = process.platform === 'darwin';
  const forDevelopers: Item[] = app.isPackaged ? [] : [line, { role: 'reload' }, { role: 'toggleDevTools' }];
  const menus: Item[] = [
    { label: menuTexts.file, submenu: [...commandsOf('file'), line, isMac ? { role: 'close' } : { role: 'quit' }] },
    {
      label: menuTexts.edit,
      submenu: [
        { role: 'undo' },
        { role: 'redo' },
        line,
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'selectAll' },
        line,
        ...commandsOf('edit'),
      ],
    },
    {
      label: menuTexts.view,
      submenu: [
        ...commandsOf('view'),
        line,
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { role: 'resetZoom' },
        { role: 'togglefullscreen' },
        ...forDevelopers,
      ],
    },
    { label: menuTexts.go, submenu: commandsOf('go') },
    { label: menuTexts.partner, submenu: commandsOf('partner') },
    { label: menuTexts.sync, submenu: commandsOf('sync') },
    { label: menuTexts.window, role: 'windowMenu' },
    {
      label: menuTexts.help,
      role: 'help',
      submenu: [...commandsOf('help'), { label: menuTexts.showLogs, click: () => void shell.openPath(app.getPath('logs')) }],
    },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(isMac ? [{ role: 'appMenu' }, ...menus] : menus));
};
