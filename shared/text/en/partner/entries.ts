/** The words of the lists and forms of every kind of record. */
export const entryTexts = {
  list: '{{kind}} of this partner',
  add: 'Add {{kind}}',
  edit: 'Edit {{kind}}',
  remove: 'Remove this {{kind}}',
  of: '{{kind}} of {{parent}}',
  none: 'No {{kind}} yet',
  noneText: 'They come with an import, or are added here.',
  saved: '{{name}} is saved',
  removed: '{{name}} is removed',
  shown: '{{shown}} of {{all}} are shown.',
  unseen_one: '{{count}} more shows in the sums alone: the visibility rules keep its name.',
  unseen_other: '{{count}} more show in the sums alone: the visibility rules keep their names.',
  note: 'Note',
  needed: 'Still needed: {{fields}}.',
  problem: {
    amountInvalid: 'An amount like 48,621.00.',
    wholeInvalid: 'A whole number of at least 0.',
    percentInvalid: 'A percentage from 0 to 100.',
    currencyInvalid: 'Three capital letters like USD.',
    quarterInvalid: 'A fiscal quarter like 2017-Q4.',
  },
} as const;

/** The words of the changes to one record. */
export const entryHistoryTexts = {
  title: 'Changes to this record',
  none: 'Nothing was changed since it was added.',
  by: '{{actor}} on {{device}}',
  unsigned: 'Before changes were signed',
  seq: 'entry {{seq}}',
} as const;
