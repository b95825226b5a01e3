import { createHash } from 'node:crypto';
import type { Hash } from '#shared/import/plan/identity.ts';
import type { Pace } from '#shared/import/plan/pace.ts';
import type { PlanFile } from '#shared/import/plan/plan-types.ts';

/** The print of a row, as the plan asks for it. */
export const rowHash: Hash = (text) => createHash('sha256').update(text).digest('base64url').slice(0, 27);

const sliceRows = 2000;

/** SHA-256 over what the files said, row by row: with it anybody can show later that a file is the one that was imported. */
export const digestOf = async (files: readonly PlanFile[], pace: Pace): Promise<string> => {
  const hash = createHash('sha256');
  for (const { table } of files) {
    hash.update(`${JSON.stringify(table.headers)}\n`);
    for (let at = 0; at < table.rows.length; at += sliceRows) {
      const slice = table.rows.slice(at, at + sliceRows);
      hash.update(`${slice.map((row) => row.join('\u001f')).join('\u001e')}\n`);
      if (table.rows.length > sliceRows) await pace(Math.min(at + sliceRows, table.rows.length), table.rows.length, 'rows');
    }
  }
  return hash.digest('hex');
};
