import type { Conflict } from '#shared/api/sync.ts';

const columnsOf = (value: Conflict['base']): string[] => (value !== null && typeof value === 'object' ? Object.keys(value) : []);
const valueOf = (value: Conflict['base'], column: string): unknown =>
  value !== null && typeof value === 'object' ? (value[column] ?? null) : null;

/** Of fields that go together, the columns in which the versions differ: the others say nothing about the choice. A removed record has no other version. */
export const tellingColumns = ({ base, mine, theirs, kind }: Pick<Conflict, 'base' | 'mine' | 'theirs' | 'kind'>): ReadonlySet<string> => {
  const columns = new Set([base, mine, theirs].flatMap(columnsOf));
  if (kind === 'deleted') return columns;
  const differing = [...columns].filter(
    (column) => valueOf(mine, column) !== valueOf(theirs, column) || valueOf(base, column) !== valueOf(mine, column),
  );
  // an amount is read with its currency
  return new Set(
    differing.some((column) => column.endsWith('_minor'))
      ? [...differing, ...[...columns].filter((one) => one.endsWith('currency'))]
      : differing,
  );
};
