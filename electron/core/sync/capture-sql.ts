import type { Atom } from '#shared/sync/table.ts';
import { atomOf } from '#shared/sync/table.ts';
import { quoted, rowIdSql, scopeSql, type TableShape, textLiteral } from './table-shape.ts';

/** A value as JSON. SQLite writes numbers with a fraction to 15 digits; 17 are needed to read the same number again. */
const asJson = ({ all }: TableShape, row: string, column: string): string => {
  const value = `${row}.${quoted(column)}`;
  if (all.get(column)?.type !== 'REAL') return `json_quote(${value})`;
  return `CASE WHEN ${value} IS NULL THEN 'null' ELSE printf('%!.17g', ${value}) END`;
};
const pair = (shape: TableShape, row: string, column: string): string =>
  `${textLiteral(`,${JSON.stringify(column)}:`)} || ${asJson(shape, row, column)}`;
const asObject = (parts: readonly string[]): string => `'{' || substr(${parts.join('\n || ')}, 2) || '}'`;

const differs = (column: string): string => `OLD.${quoted(column)} IS NOT NEW.${quoted(column)}`;

/** The columns that decide whether a row changed, by the atoms that they belong to. */
const atomsOf = ({ table, columns }: TableShape): Atom[] => {
  const atoms = new Map<string, Atom>();
  for (const column of columns) {
    if (table.key.includes(column) || table.quiet.includes(column)) continue;
    const atom = atomOf(table, column);
    atoms.set(atom.name, { ...atom, columns: atom.columns.filter((name) => columns.includes(name)) });
  }
  return [...atoms.values()];
};

/** Every column of an atom of which one changed. */
const changedAtoms = (shape: TableShape, atoms: readonly Atom[], row: string): string[] =>
  atoms.map(
    ({ columns }) =>
      `CASE WHEN ${columns.map(differs).join(' OR ')} THEN ${columns.map((column) => pair(shape, row, column)).join(' || ')} ELSE '' END`,
  );

/**
 * The triggers that note each change of a table beside the change itself, whichever code wrote it. They are of the connection alone (TEMP), so the file holds none of
 * them. An insert is noted by its id: what the row holds is read when it is sent.
 */
export const captureTriggers = (shape: TableShape): string[] => {
  const { table, columns } = shape;
  const name = (kind: string): string => quoted(`sync_${kind}_${table.name}`);
  const into = 'INSERT INTO outbox (tbl, row_id, scope, op, fields, was, base)';
  const entry = (row: string, op: string, fields = 'NULL', was = 'NULL'): string =>
    `VALUES (${textLiteral(table.name)}, ${rowIdSql(table, row)}, ${scopeSql(table, row)}, '${op}', ${fields}, ${was}, ${row}.server_version);`;
  const travels = (row: string): string => {
    const isOn = '(SELECT applying FROM sync_mode) = 0';
    if (!table.only) return isOn;
    return `${isOn} AND ${row}.${quoted(table.only.column)} IN (${table.only.in.map(textLiteral).join(', ')})`;
  };
  const whole = asObject(columns.map((column) => pair(shape, 'OLD', column)));
  const sameKey = table.key.map((column) => `OLD.${quoted(column)} IS NEW.${quoted(column)}`).join(' AND ');
  const atoms = atomsOf(shape);
  const edited = atoms.flatMap((atom) => atom.columns);
  const quiet = table.quiet.filter((column) => columns.includes(column)).map((column) => pair(shape, 'NEW', column));
  const on = `ON main.${quoted(table.name)}`;
  const triggers = [
    `CREATE TEMP TRIGGER ${name('i')} AFTER INSERT ${on} WHEN ${travels('NEW')} BEGIN ${into} ${entry('NEW', 'i')} END`,
    `CREATE TEMP TRIGGER ${name('d')} AFTER DELETE ${on} WHEN ${travels('OLD')} BEGIN ${into} ${entry('OLD', 'd', 'NULL', whole)} END`,
    `CREATE TEMP TRIGGER ${name('k')} AFTER UPDATE OF ${table.key.map(quoted).join(', ')} ${on} WHEN ${travels('NEW')} AND NOT (${sameKey})
     BEGIN ${into} ${entry('OLD', 'd', 'NULL', whole)} ${into} ${entry('NEW', 'i')} END`,
  ];
  if (edited.length === 0) return triggers;
  return [
    ...triggers,
    `CREATE TEMP TRIGGER ${name('u')} AFTER UPDATE OF ${edited.map(quoted).join(', ')} ${on}
     WHEN ${travels('NEW')} AND ${sameKey} AND (${edited.map(differs).join(' OR ')})
     BEGIN ${into} ${entry('OLD', 'u', asObject([...changedAtoms(shape, atoms, 'NEW'), ...quiet]), asObject(changedAtoms(shape, atoms, 'OLD')))} END`,
  ];
};
