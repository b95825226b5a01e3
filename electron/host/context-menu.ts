import { type BrowserWindow, Menu, type MenuItemConstructorOptions } from 'electron';

/** The system's own menu at the pointer: what can be done with the text there. Where there is no text, the page has nothing to offer either. */
export const offerContextMenu = (window: BrowserWindow): void => {
  window.webContents.on('context-menu', (_, { isEditable, editFlags, selectionText }) => {
    const forEditing: MenuItemConstructorOptions[] = [
      { role: 'undo', enabled: editFlags.canUndo },
      { role: 'redo', enabled: editFlags.canRedo },
      { type: 'separator' },
      { role: 'cut', enabled: editFlags.canCut },
      { role: 'copy', enabled: editFlags.canCopy },
      { role: 'paste', enabled: editFlags.canPaste },
      { type: 'separator' },
      { role: 'selectAll' },
    ];
    const items: MenuItemConstructorOptions[] = isEditable ? forEditing : selectionText.trim() === '' ? [] : [{ role: 'copy' }];
    if (items.length > 0) Menu.buildFromTemplate(items).popup({ window });
  });
};
