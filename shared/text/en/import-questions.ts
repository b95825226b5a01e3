/** The answers that an import's questions offer. */
export const questionOptions = {
  mdy: 'Month first (12/31/2017)',
  dmy: 'Day first (31/12/2017)',
  ymd: 'Year first (17/12/31)',
  point: 'Point (1,234.56)',
  comma: 'Comma (1.234,56)',
  'utf-8': 'UTF-8',
  'windows-1252': 'Windows-1252 (Western European)',
  open: 'Open',
  won: 'Won',
  lost: 'Lost',
  one: 'As they stand',
  thousand: 'Thousands',
  million: 'Millions',
} as const;
