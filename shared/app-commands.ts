/** One command of the app: the menu in which it stands, and its keys, the shown one first. `Mod` is Ctrl, on macOS Cmd. */
export type AppCommand = { menu: 'file' | 'edit' | 'view' | 'go' | 'partner' | 'help'; keys: readonly string[] };

/** Every command of the app, once: the native menus, the palette, the keys and the help all read this list. Labels: `commandTexts`. */
export const appCommands = {
  'file.save': { menu: 'file', keys: ['Mod+S'] },
  'file.import': { menu: 'file', keys: ['Mod+I'] },
  'file.export': { menu: 'file', keys: ['Mod+E'] },
  'file.backup': { menu: 'file', keys: [] },
  'file.restore': { menu: 'file', keys: [] },
  'file.lock': { menu: 'file', keys: ['Mod+Shift+L'] },
  'edit.find': { menu: 'edit', keys: ['Mod+F'] },
  'edit.undo-change': { menu: 'edit', keys: ['Mod+Alt+Z'] },
  'edit.bulk': { menu: 'edit', keys: ['Mod+Shift+B'] },
  'edit.placement': { menu: 'edit', keys: [] },
  'view.palette': { menu: 'view', keys: ['Mod+K', 'Mod+Shift+P'] },
  'view.inspector': { menu: 'view', keys: ['Mod+Shift+E'] },
  'view.rail': { menu: 'view', keys: ['Mod+Shift+K'] },
  'view.compact': { menu: 'view', keys: [] },
  'view.groups': { menu: 'view', keys: [] },
  'view.as-of': { menu: 'view', keys: ['Mod+Shift+D'] },
  'go.today': { menu: 'go', keys: ['Mod+1'] },
  'go.portfolio': { menu: 'go', keys: ['Mod+2'] },
  'go.qbrs': { menu: 'go', keys: ['Mod+3'] },
  'go.needs-attention': { menu: 'go', keys: ['Mod+4'] },
  'go.settings': { menu: 'go', keys: ['Mod+,'] },
  'go.back': { menu: 'go', keys: ['Alt+ArrowLeft'] },
  'go.forward': { menu: 'go', keys: ['Alt+ArrowRight'] },
  'partner.new': { menu: 'partner', keys: ['Mod+N'] },
  'partner.open': { menu: 'partner', keys: ['Mod+O'] },
  'partner.build-qbr': { menu: 'partner', keys: ['Mod+B'] },
  'alert.act': { menu: 'partner', keys: [] },
  'alert.why': { menu: 'partner', keys: [] },
  'alert.snooze': { menu: 'partner', keys: [] },
  'alert.assign': { menu: 'partner', keys: [] },
  'alert.done': { menu: 'partner', keys: [] },
  'alert.reopen': { menu: 'partner', keys: [] },
  'help.keys': { menu: 'help', keys: ['?', 'F1'] },
} as const satisfies Record<string, AppCommand>;

export type AppCommandId = keyof typeof appCommands;
export const appCommandIds = Object.keys(appCommands) as AppCommandId[];
