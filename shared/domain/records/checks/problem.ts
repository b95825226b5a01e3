import type { ErrorCode, ErrorParams } from '#shared/domain/errors.ts';
import { recordTexts } from '#shared/text/en/records.ts';
import type { RecordKey } from '../record-kinds.ts';
import type { RawValues } from '../standing.ts';

/** Why a record cannot be: a stable code, the key of the field to correct, and what the sentence of the code needs. */
export type RecordProblem = { code: ErrorCode; field: string; params: ErrorParams };

/** A record as checks read it: raw values by field key (money in minor units), its currency, its id (none before it is made) and its partner. */
export type CheckedRow = RawValues & { id?: string | undefined; partnerId: string; currency?: string | null | undefined };

/** The label of a field of a kind. */
export const fieldLabel = (kind: RecordKey, key: string): string => {
  const labels: Record<string, string> = recordTexts[kind].fields;
  return Object.hasOwn(labels, key) ? (labels[key] ?? key) : key;
};

/** A problem of a field; `params` gets the label as `field` and the key as `key`. */
export const problem = (kind: RecordKey, code: ErrorCode, key: string, params: ErrorParams = {}): RecordProblem => ({
  code,
  field: key,
  params: { field: fieldLabel(kind, key), key, ...params },
});
