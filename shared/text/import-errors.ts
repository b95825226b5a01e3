/**
 * What importing has to say: of whole files (IMPORT_*), of questions that must be answered (AMBIGUOUS_*), of single rows (ROW_*), of things worth knowing (NOTE_*), and of
 * what an undo leaves (UNDO_*). Row numbers are those that a spreadsheet shows; the first line of the file is row 1.
 */
export const importErrorTexts = {
  // files
  IMPORT_EMPTY: { message: 'The file {file} is empty.', hint: 'Export it again and import the new file.' },
  IMPORT_NOT_A_TABLE: { message: 'The file {file} is not a table: {detail}.', hint: 'Import a CSV or XLSX file.' },
  IMPORT_NO_ROWS: {
    message: 'The file {file} has headers but no rows.',
    hint: 'Check the filter of the export, then import the new file.',
  },
  IMPORT_QUOTE_OPEN: {
    message: 'In {file} the quotation mark that opens in row {row} is never closed.',
    hint: 'Close or remove it in that row, then import the file again. Nothing was changed.',
  },
  IMPORT_QUOTE_BAD: {
    message: 'In {file} row {row} has a quotation mark inside a quoted value.',
    hint: 'Double that mark or remove it, then import the file again. Nothing was changed.',
  },
  IMPORT_TOO_MANY_COLUMNS: {
    message: 'In {file} row {row} has {count} columns; {most} is the most that can be read.',
    hint: 'Export only the columns that you need. Nothing was changed.',
  },
  IMPORT_CELL_TOO_LARGE: {
    message: 'In {file} row {row}, column {column}, a value is larger than 1 MB.',
    hint: 'Shorten the value or leave the column out, then import the file again. Nothing was changed.',
  },
  IMPORT_TOO_LARGE: {
    message: 'The files are larger than {most} MB together.',
    hint: 'Import them one after the other, or export a shorter period.',
  },
  IMPORT_XLSX_UNSAFE: {
    message: 'The workbook {file} was not opened, because it is not what it says it is: {detail}.',
    hint: 'Save it again from your spreadsheet program, or export it as CSV.',
  },
  IMPORT_XLSX_DAMAGED: {
    message: 'The workbook {file} is damaged: {detail}.',
    hint: 'Open it in your spreadsheet program, save it again, and import the new file.',
  },
  IMPORT_NOTHING_MAPPED: {
    message: 'No column of {file} was recognised, so it is not known what it holds.',
    hint: 'Choose in the mapping what the file holds and which column is which.',
  },
  IMPORT_MAPPING_BAD: { message: 'This is not a mapping of Quarterdeck: {detail}.', hint: 'Save the mapping again from an import.' },
  IMPORT_MAPPING_FIELD: {
    message: 'The mapping fills "{field}", which {entity} does not have.',
    hint: 'Choose another field for the column {column}.',
  },
  IMPORT_MAPPING_TWICE: {
    message: 'In {file} the columns {first} and {second} both fill {field}.',
    hint: 'Leave one of them out. Nothing was changed.',
  },
  IMPORT_UPLOAD_GAP: { message: 'A piece of {file} was lost on the way.', hint: 'Add the file again.' },
  IMPORT_UPLOAD_UNKNOWN: { message: 'This file is no longer held in memory.', hint: 'Add the file again.' },
  IMPORT_UNDONE: { message: 'This import was already taken back.', hint: 'Nothing more to do.' },
  IMPORT_IS_SAMPLE: { message: 'This is the sample data, not an import.', hint: 'Remove the sample data from Settings.' },

  // questions
  AMBIGUOUS_ENTITY: {
    message: 'The file {file} could hold several things, and its columns do not tell which.',
    hint: 'Say what it holds: --holds "{file}={first}" or --holds "{file}={second}".',
  },
  AMBIGUOUS_DATE_ORDER: {
    message: 'In {file} every date in {column} can be read in two ways, such as {sample}.',
    hint: 'Say which comes first: --date-order mdy (month first) or --date-order dmy (day first); of a feed ?dateOrder=mdy or ?dateOrder=dmy.',
  },
  AMBIGUOUS_DECIMAL: {
    message: 'In {file} every number in {column} can be read in two ways, such as {sample}.',
    hint: 'Say what the mark is: --decimal point or --decimal comma; of a feed ?decimal=point or ?decimal=comma.',
  },
  AMBIGUOUS_KEY: {
    message: 'In {file} both {first} and {second} could be the number by which a record is found again.',
    hint: 'Choose one: --key "{first}" or --key "{second}".',
  },
  AMBIGUOUS_ENCODING: {
    message: 'The letters of {file} can be read in two ways: parts are UTF-8 and parts are not (row {row}).',
    hint: 'Say how it was written: --encoding windows-1252 or --encoding utf-8.',
  },
  AMBIGUOUS_STAGE: {
    message: 'In {file} it is not known whether the stage "{value}" in {column} means open, won or lost.',
    hint: 'Say what it means: --stage "{value}=open", or won, or lost.',
  },
  AMBIGUOUS_UNIT: {
    message: 'In {file} the column {column} does not say whether its amounts are single units, thousands or millions, such as {sample}.',
    hint: 'They are taken as they stand, unless you choose another unit in the mapping.',
  },

  // rows
  ROW_REFERENCE_EMPTY: {
    message: 'Row {row}: {column} is empty, so it is not known whose it is.',
    hint: 'Choose the partner it belongs to, or correct the file and import it again.',
  },
  ROW_REFERENCE_UNKNOWN: {
    message: 'Row {row}: no partner is called "{value}" ({column}).',
    hint: 'Add the partner, or choose the one that is meant.',
  },
  ROW_REFERENCE_MANY: {
    message: 'Row {row}: several records are called "{value}" ({column}).',
    hint: 'Choose the one that is meant.',
  },
  ROW_REFERENCE_LOOP: {
    message: 'Row {row}: "{value}" ({column}) would stand above itself.',
    hint: 'Correct the name in the row, or leave it empty.',
  },
  ROW_REQUIRED_EMPTY: { message: 'Row {row}: {column} is empty and is needed.', hint: 'Fill it in and try the row again.' },
  ROW_DATE_INVALID: {
    message: 'Row {row}: "{value}" in {column} is not a date that exists.',
    hint: 'Correct the date and try the row again.',
  },
  ROW_NUMBER_INVALID: { message: 'Row {row}: "{value}" in {column} is not a number.', hint: 'Correct it and try the row again.' },
  ROW_NUMBER_NEGATIVE: {
    message: 'Row {row}: "{value}" in {column} is below zero.',
    hint: 'Correct it and try the row again.',
  },
  ROW_RATIO_INVALID: {
    message: 'Row {row}: "{value}" in {column} is not a share between 0 and 100 %.',
    hint: 'Write it as 45 % or as 0.45 and try the row again.',
  },
  ROW_QUARTER_INVALID: {
    message: 'Row {row}: "{value}" in {column} is not a quarter.',
    hint: 'Write it like 2017-Q4 and try the row again.',
  },
  ROW_PERIOD_INVALID: {
    message: 'Row {row}: "{value}" in {column} is not a period.',
    hint: 'Write it like 2017-Q4, like 2017-10, or as two days, and try the row again.',
  },
  ROW_CURRENCY_DIFFERS: {
    message: 'Row {row}: its amounts are in {value}, and the record that they change has others in {currency}.',
    hint: 'Give all amounts of the record in one currency.',
  },
  ROW_RECORD_UNKNOWN: {
    message: 'Row {row}: its partner has nothing that is called "{value}" ({column}).',
    hint: 'Import that record first, or correct the row and try it again.',
  },
  ROW_RECORD_ELSEWHERE: {
    message: 'Row {row}: "{value}" ({column}) belongs to another partner.',
    hint: 'Correct the partner or the number and try the row again.',
  },
  ROW_RECORD_UNNAMED: {
    message: 'Row {row}: {column} is empty, and its partner has several.',
    hint: 'Write the number or the name of the one that is meant, and try the row again.',
  },
  ROW_AMOUNT_DECIMALS: {
    message: 'Row {row}: "{value}" in {column} has more decimals than {currency} has.',
    hint: 'Round the amount and try the row again.',
  },
  ROW_VALUE_UNKNOWN: {
    message: 'Row {row}: "{value}" in {column} is not one of the values known here.',
    hint: 'Choose one of these and try the row again: {allowed}.',
  },
  ROW_DUPLICATE_KEY: {
    message: 'Row {row}: "{value}" in {column} stands in several rows that differ, so it is not known which is right.',
    hint: 'Place the right row and dismiss the others.',
  },
  ROW_TOO_MANY_CELLS: {
    message: 'Row {row} has more values than the file has headers, so they may stand in the wrong columns.',
    hint: 'Correct the row and try it again.',
  },
  ROW_REPEATED: { message: 'Row {row} repeats an earlier row exactly.', hint: 'Nothing to do; it was read once.' },
  ROW_TOTAL: { message: 'Row {row} is a line of totals.', hint: 'Nothing to do; it is not a record.' },
  ROW_DISMISSED: { message: 'Row {row} was dismissed in an earlier import.', hint: 'Nothing to do; it stays dismissed.' },

  // worth knowing
  NOTE_SHORT_ROWS: {
    message: 'Rows with fewer values than there are headers: {count} (first: row {row}).',
    hint: 'The missing values are taken as empty.',
  },
  NOTE_DUPLICATE_HEADER: {
    message: 'The header "{header}" stands over several columns.',
    hint: 'The later one is called "{renamed}" here; check what it fills.',
  },
  NOTE_NO_HEADER: {
    message: 'The file {file} seems to have no header row.',
    hint: 'The columns are numbered; choose what each one fills.',
  },
  NOTE_HEADER_BELOW: { message: 'The headers stand in row {row}.', hint: 'The rows above were left out.' },
  NOTE_NUL_REMOVED: { message: 'NUL characters in the file: {count}.', hint: 'They were left out.' },
  NOTE_LETTERS_LOST: {
    message: 'Letters of the file that cannot be read: {count}.',
    hint: 'They are shown as \uFFFD; check how the file was exported.',
  },
  NOTE_FORMULAS: {
    message: 'Cells that hold a formula: {count} (first: row {row}, column {column}).',
    hint: 'Their last calculated values are taken; nothing is calculated here.',
  },
  NOTE_FORMULA_TEXT: {
    message: 'Values that begin like a formula: {count} (first: row {row}, column {column}).',
    hint: 'They are kept as text, and are harmless in every export.',
  },
  NOTE_LOST_ZERO: {
    message: 'Lost deals with the amount 0: {count}.',
    hint: 'A lost deal that shows 0 does not say what it was worth, so its amount is kept as not known.',
  },
  NOTE_OTHER_SHEETS: {
    message: 'The workbook has {count} sheets; "{sheet}" is read.',
    hint: 'Choose another sheet if that is not the one.',
  },

  // what an undo leaves
  UNDO_KEPT_CHANGED: {
    message: '"{name}" was changed after the import, so it was kept.',
    hint: 'Delete it by hand if you do not need it.',
  },
  UNDO_KEPT_IMPOSSIBLE: {
    message: '"{name}" was kept as the import left it: what it was before no longer fits the other records.',
    hint: 'Change those first, then change it by hand.',
  },
  UNDO_KEPT_IN_USE: { message: '"{name}" is needed by other records, so it was kept.', hint: 'Delete those first if you do not need it.' },
} as const satisfies Record<string, { message: string; hint: string }>;
