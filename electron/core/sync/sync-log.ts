import type { Sqlite } from '#core/db/open.ts';
import { prepared } from '#core/db/statements.ts';
import { type ErrorParams, describeError, isErrorCode } from '#shared/domain/errors.ts';
import { syncLogTexts } from '#shared/text/en/sync-log.ts';

/** So many lines are kept. */
const mostLines = 500;

export type LogCode = keyof typeof syncLogTexts;

/** Notes what sync did or why it could not; a failure goes by the code of its error. What is noted twice in a row is one line with the later time. */
export const writeLog = (sqlite: Sqlite, at: number, code: string, params: ErrorParams = {}): void => {
  const text = JSON.stringify(params);
  const last = prepared(sqlite, 'SELECT id, code, params FROM sync_log ORDER BY id DESC LIMIT 1').get() as
    | { id: number; code: string; params: string }
    | undefined;
  if (last && last.code === code && last.params === text) {
    prepared(sqlite, 'UPDATE sync_log SET at = ? WHERE id = ?').run(at, last.id);
    return;
  }
  prepared(sqlite, 'INSERT INTO sync_log (at, code, params) VALUES (?, ?, ?)').run(at, code, text);
  prepared(sqlite, 'DELETE FROM sync_log WHERE id <= (SELECT max(id) FROM sync_log) - ?').run(mostLines);
};

const isLogCode = (code: string): code is LogCode => Object.hasOwn(syncLogTexts, code);

/** A line as a sentence. */
export const logSentence = (code: string, params: ErrorParams): string => {
  if (isErrorCode(code)) return describeError(code, params).message;
  if (!isLogCode(code)) return code;
  return syncLogTexts[code].replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
};
