/** The words of the files that hold the records of one kind. */
export const recordsDocumentTexts = {
  job: 'Writing the records',
  readMe: 'Read me',
  rows: 'Records in this file',
  aboutTitle: 'About this file',
  again: 'Importing it',
  againText:
    'This file can be imported again, also after changes. A record is known by its number; without one by the number that Quarterdeck gave it, which only this store knows.',
  yes: 'Yes',
  no: 'No',
} as const;
