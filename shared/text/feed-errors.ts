/** What the Operations API has to say: of keys and bodies (FEED_*), and of single rows that wait (FEED_ROW_*). The first line of a CSV body is row 1; of NDJSON each line is a row. */
export const feedErrorTexts = {
  FEED_KEY_UNKNOWN: {
    message: 'This API key is not known here, or it was revoked. Nothing was changed.',
    hint: 'Make a new one with `npm run -s server -- key add`.',
  },
  FEED_KEY_ENTITY: {
    message: 'The API key "{name}" may not bring {entity}. Nothing was changed.',
    hint: 'Use another key, or make one for {entity}.',
  },
  FEED_KEY_NAME: { message: 'There is already an API key with the name "{name}".', hint: 'Revoke that one first, or choose another name.' },
  FEED_KEY_GONE: { message: 'There is no API key {id}.', hint: 'Check the number; `key list` lists them all.' },
  FEED_ENTITY_UNKNOWN: { message: 'Nothing that can be imported is called {entity}. Nothing was changed.', hint: 'Use one of: {known}.' },
  FEED_MEDIA_TYPE: {
    message: 'A body of the type {type} is not read here. Nothing was changed.',
    hint: 'Send NDJSON (application/x-ndjson) or CSV (text/csv), in UTF-8.',
  },
  FEED_EMPTY: { message: 'The body holds no rows. Nothing was changed.', hint: 'Check the export, then send it again.' },
  FEED_NOT_UTF8: {
    message: 'The body is not UTF-8 (row {row}). Nothing was changed.',
    hint: 'Export it as UTF-8, then send it again.',
  },
  FEED_LINE_BAD: {
    message: 'Row {row} is not a JSON object on one line. Nothing was changed.',
    hint: 'Write each row as one JSON object on a line of its own, then send all of it again.',
  },
  FEED_CUT: { message: 'The body ends in the middle of row {row}. Nothing was changed.', hint: 'Send all of it again.' },
  FEED_LINE_LONG: { message: 'Row {row} is longer than {most} MB. Nothing was changed.', hint: 'Shorten it, then send all of it again.' },
  FEED_COLUMN_UNKNOWN: {
    message: '{entity} has no field "{column}" (row {row}). Nothing was changed.',
    hint: 'Leave it out, or use one of: {known}.',
  },
  FEED_STOPPED: {
    message: 'The feed stopped. Rows up to {taken} were taken whole, none after it.',
    hint: 'Send all of it again; rows that were taken change nothing the second time.',
  },
  FEED_ATTENTION_GONE: { message: 'This row does not wait any more.', hint: 'Read the list again.' },
  // rows
  FEED_ROW_SHAPE: {
    message: 'Row {row}: {column} holds a list or an object.',
    hint: 'Write it as text, a number, true, false or null, and try the row again.',
  },
  FEED_ROW_NO_NUMBER: {
    message: 'Row {row}: it is to be deleted, but has no {column}.',
    hint: 'Give its number in the source and try the row again.',
  },
  FEED_ROW_IN_USE: {
    message: 'Row {row}: "{value}" ({column}) was not deleted, because {users} belong to it.',
    hint: 'Delete those first and try the row again, or dismiss it.',
  },
  FEED_ROW_DELETED: {
    message: 'Row {row}: "{value}" ({column}) was deleted in Quarterdeck and has changed in the source since.',
    hint: 'Bring the record back in Quarterdeck and try the row again, or dismiss it.',
  },
} as const satisfies Record<string, { message: string; hint: string }>;
