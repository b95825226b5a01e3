/** The names of the native menus; `&` marks the letter that opens one on Windows and Linux. Their entries are the commands of `commands.ts`. */
export const menuTexts = {
  file: '&File',
  edit: '&Edit',
  view: '&View',
  go: '&Go',
  partner: '&Partner',
  sync: '&Sync',
  window: '&Window',
  help: '&Help',
  showLogs: 'Show log folder',
  chooseFolder: 'Choose',
} as const;
