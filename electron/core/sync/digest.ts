import { prepared } from '#core/db/statements.ts';
import { addToDigest, type DigestSum, digestText, emptyDigest } from '#shared/sync/digest.ts';
import type { ScopeDigest } from '#shared/sync/protocol.ts';
import type { Applying } from './apply.ts';
import { ownOr, scopeRows } from './leave.ts';
import { quoted, rowIdSql, type TableShape } from './table-shape.ts';

/** Partners whose rows are read together: one question a table for all of them, rather than one for each. */
const partnersAtOnce = 100;

type Found = { id: string; ver: number; scope: string };
type Sums = Map<string, DigestSum>;

const add = (sums: Sums, { id, ver, scope }: Found, table: string): void => {
  const sum = sums.get(scope);
  if (sum) addToDigest(sum, table, id, ver);
};

/** Rows that a person must decide about are deleted at the server, and those that this version cannot hold are counted apart. */
const setAside = ({ sqlite }: Applying): ReadonlySet<string> => {
  const rows = prepared(sqlite, 'SELECT tbl, row_id FROM sync_held UNION SELECT tbl, row_id FROM sync_parked').all() as Array<{
    tbl: string;
    row_id: string;
  }>;
  return new Set(rows.map(({ tbl, row_id }) => `${tbl} ${row_id}`));
};

/** The rows of these scopes in one table; null when it has none of them. */
const rowsIn = ({ sqlite }: Applying, shape: TableShape, scopes: readonly string[]): Found[] | null => {
  const name = quoted(shape.table.name);
  const columns = `${rowIdSql(shape.table, name)} AS id, ${name}.server_version AS ver`;
  const [first = ''] = scopes;
  if (!first.startsWith('partner:')) {
    const rows = scopeRows(new Map([[shape.table.name, shape]]), first)[0];
    if (!rows) return null;
    return prepared(sqlite, `SELECT ${columns}, ? AS scope FROM ${name} WHERE ${rows.where} AND server_version IS NOT NULL`).all(
      first,
      ...rows.values,
    ) as Found[];
  }
  const { scope } = shape.table;
  if (scope.kind !== 'partner' && scope.kind !== 'via') return null;
  const partners = JSON.stringify(scopes.map((one) => one.slice('partner:'.length)));
  const wanted = '(SELECT value FROM json_each(?))';
  const column = `${name}.${quoted(scope.column)}`;
  if (scope.kind === 'partner')
    return prepared(
      sqlite,
      `SELECT ${columns}, 'partner:' || ${column} AS scope FROM ${name} WHERE ${column} IN ${wanted} AND server_version IS NOT NULL`,
    ).all(partners) as Found[];
  // a row that others hang on may have gone before them
  return prepared(
    sqlite,
    `WITH parent (id, partner) AS (SELECT id, partner_id FROM ${quoted(scope.table)} WHERE partner_id IN ${wanted}
       UNION SELECT gone.key, gone.value FROM json_each((SELECT value FROM sync_state WHERE key = 'parents')) gone WHERE gone.value IN ${wanted})
     SELECT ${columns}, 'partner:' || parent.partner AS scope FROM parent JOIN ${name} ON ${column} = parent.id WHERE ${name}.server_version IS NOT NULL`,
  ).all(partners, partners) as Found[];
};

const inGroups = (scopes: readonly string[]): string[][] => {
  const partners = scopes.filter((scope) => scope.startsWith('partner:'));
  const others = scopes.filter((scope) => !scope.startsWith('partner:'));
  return [
    ...others.map((scope) => [scope]),
    ...Array.from({ length: Math.ceil(partners.length / partnersAtOnce) }, (_, at) =>
      partners.slice(at * partnersAtOnce, (at + 1) * partnersAtOnce),
    ),
  ];
};

/** What this device holds of scopes, as the server counts it. */
const sumsOf = async (given: Applying, scopes: readonly string[], breathe: () => Promise<void>): Promise<Sums> => {
  const { sqlite, shapes } = given;
  const sums: Sums = new Map(scopes.map((scope) => [scope, emptyDigest()]));
  const aside = setAside(given);
  for (const group of inGroups(scopes))
    for (const shape of shapes.values()) {
      for (const row of rowsIn(given, shape, group) ?? [])
        if (!aside.has(`${shape.table.name} ${row.id}`)) add(sums, row, shape.table.name);
      await breathe();
    }
  const parked = prepared(sqlite, `SELECT tbl, row_id AS id, ver, scope FROM sync_parked WHERE fields <> 'null'`).all() as Array<
    Found & { tbl: string }
  >;
  const named = new Map(scopes.map((scope) => [ownOr(scope), scope]));
  for (const row of parked) add(sums, { ...row, scope: named.get(row.scope) ?? '' }, row.tbl);
  return sums;
};

/** The scopes of which this device holds something else than the server says it has. */
export const differing = async (given: Applying, said: readonly ScopeDigest[], breathe: () => Promise<void>): Promise<string[]> => {
  const sums = await sumsOf(
    given,
    said.map(({ scope }) => scope),
    breathe,
  );
  return said
    .filter(({ scope, rows, versions, ids }) => {
      const here = digestText(sums.get(scope) ?? emptyDigest());
      return here.rows !== rows || here.versions !== versions || here.ids !== ids;
    })
    .map(({ scope }) => scope);
};
