import type { AppCommandId } from '#shared/app-commands.ts';

/** The words of the commands, for the palette, the menus and the list of keys. An ellipsis means that the command asks something first. */
export const commandTexts = {
  'file.save': 'Save what is being typed',
  'file.import': 'Import a spreadsheet…',
  'file.export': 'Export the portfolio…',
  'file.backup': 'Back up now',
  'file.restore': 'Restore a backup…',
  'file.lock': 'Lock the store',
  'edit.find': 'Find in this list',
  'edit.undo-change': 'Take back the last change',
  'edit.bulk': 'Edit the selected partners…',
  'view.palette': 'Command palette…',
  'view.inspector': 'Show or hide the inspector',
  'view.rail': 'Fold or unfold the places',
  'view.compact': 'Switch compact rows',
  'view.as-of': 'Change the as-of date…',
  'go.portfolio': 'Go to Portfolio',
  'go.qbrs': 'Go to QBRs',
  'go.needs-attention': 'Go to Needs attention',
  'go.settings': 'Go to Settings',
  'go.back': 'Back',
  'go.forward': 'Forward',
  'partner.new': 'New here: partner, deal, contact or commitment…',
  'partner.open': 'Open a partner…',
  'partner.build-qbr': 'Build the QBR package…',
  'help.keys': 'Keyboard shortcuts',
} as const satisfies Record<AppCommandId, string>;
