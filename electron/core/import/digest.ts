import { createHash } from 'node:crypto';
import type { Pace } from './pace.ts';
import type { PlanFile } from './plan-types.ts';

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
