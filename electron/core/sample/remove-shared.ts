import type { CommandCtx } from '#core/context.ts';
import { recordKinds } from '#shared/domain/records/record-kinds.ts';

type Removed = { people: number; products: number; teams: number; kept: number };

/** Where a person or a product is named; what is left when the sample's partners are gone is the user's own. */
const usesOf = (kind: 'person' | 'product', others: readonly string[]): string =>
  [
    ...others,
    ...recordKinds.flatMap(({ key, fields }) =>
      fields.flatMap((field) =>
        field.kind === kind ? [`SELECT ${field.column} AS id FROM ${key} WHERE ${field.column} IS NOT NULL`] : [],
      ),
    ),
  ].join(' UNION ');

const peopleInUse = usesOf('person', [
  'SELECT owner_id AS id FROM partner WHERE owner_id IS NOT NULL',
  'SELECT owner_id FROM deal WHERE owner_id IS NOT NULL',
  'SELECT owner_id FROM alert WHERE owner_id IS NOT NULL',
  'SELECT manager_id FROM person WHERE manager_id IS NOT NULL AND import_id IS NOT @importId',
]);
const productsInUse = usesOf('product', [
  'SELECT product_id AS id FROM deal WHERE product_id IS NOT NULL',
  'SELECT product_id FROM product_alias WHERE import_id IS NULL',
]);

/** People, products and teams of the sample go too, but for those that the user's own records have come to use: they stay, as the user's own. After the partners. */
export const removeShared = ({ sqlite, now }: CommandCtx, importId: string): Removed => {
  const run = (sql: string, more: Record<string, number> = {}): number => sqlite.prepare(sql).run({ importId, ...more }).changes;
  const keep = (table: string, set: string, inUse: string): number =>
    run(`UPDATE ${table} SET import_id = NULL, updated_at = @now${set} WHERE import_id = @importId AND id IN (${inUse})`, { now });
  const people = keep('person', ', manager_id = NULL, team_id = NULL', peopleInUse);
  const products = keep('product', '', productsInUse);
  const removed = {
    people: run('DELETE FROM person WHERE import_id = @importId'),
    products: run('DELETE FROM product WHERE import_id = @importId'),
  };
  keep('team', '', 'SELECT team_id FROM person WHERE team_id IS NOT NULL');
  return { ...removed, teams: run('DELETE FROM team WHERE import_id = @importId'), kept: people + products };
};
