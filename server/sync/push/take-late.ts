import type { Clash, StoredRow } from '#shared/sync/merge.ts';
import type { Operation } from '#shared/sync/protocol.ts';
import type { Pushing, Taken } from './take-operation.ts';

/**
 * An edit that was refused because its partner had been handed over, offered to the new owner: nothing is written but an item in the partner's inbox. Null when the
 * writer never held the partner.
 */
export const takeLate = ({ standings, writer }: Pushing, op: Operation, row: StoredRow | undefined, scope: string): Taken | null => {
  if (!scope.startsWith('partner:') || !(standings.holds(scope) || standings.held(scope))) return null;
  if (row && row.scope !== scope) return null;
  const columns = Object.keys(op.f);
  const [only] = columns;
  const clash: Clash = {
    kind: 'late-edit',
    field: only !== undefined && columns.length === 1 ? only : '*',
    base: op.p,
    win: row ? Object.fromEntries(columns.map((column) => [column, row.fields[column] ?? null])) : {},
    lose: op.f,
    winBy: null,
    loseBy: writer,
    loseAt: op.h,
  };
  return { refusal: null, scope, clashes: [clash], owner: undefined };
};
