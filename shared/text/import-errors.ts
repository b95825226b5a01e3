/** The failures of importing: of whole files (IMPORT_*), of questions that must be answered (AMBIGUOUS_*), and of single rows (ROW_*). */
export const importErrorTexts = {
  IMPORT_EMPTY: { message: 'The file {file} is empty.', hint: 'Export it again and import the new file.' },
  IMPORT_NOT_A_TABLE: { message: 'The file {file} is not a table: {detail}.', hint: 'Import a CSV or XLSX file.' },
  ROW_REFERENCE_EMPTY: {
    message: 'Row {row}: {column} is empty, so it is not known whose it is.',
    hint: 'Choose the record it belongs to, or correct the file and import it again.',
  },
} as const satisfies Record<string, { message: string; hint: string }>;
