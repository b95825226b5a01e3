import type { CommandCtx } from '#core/context.ts';
import type { Sqlite } from '#core/db/open.ts';
import type { TableName } from '#core/db/schema.ts';
import { type Change, changeRow, dropRow, recordChanges, type RecordTable } from '#core/records/history.ts';
import { recordKinds } from '#shared/domain/records/record-kinds.ts';

/** The partners of a sample, as SQL that takes `@importId`. */
export const ofSample = '(SELECT id FROM partner WHERE import_id = @importId)';
const targets: Partial<Record<string, string>> = { partner: ofSample, deal: `(SELECT id FROM deal WHERE partner_id IN ${ofSample})` };

/** A column by which records of the user's own name what leaves with a sample. `isRequired`: they mean nothing without it. */
type Link = { table: RecordTable; partner: string; column: string; isRequired: boolean; where: string };

const links: readonly Link[] = [
  {
    table: 'partner',
    partner: 'id',
    column: 'parent_id',
    isRequired: false,
    where: `import_id IS NOT @importId AND parent_id IN ${ofSample}`,
  },
  ...recordKinds.flatMap(({ key, fields }) =>
    fields.flatMap(({ kind, column, ...field }) => {
      const target = targets[kind];
      if (target === undefined) return [];
      const where = `partner_id NOT IN ${ofSample} AND ${column} IN ${target}`;
      return [{ table: key, partner: 'partner_id', column, isRequired: 'required' in field, where }];
    }),
  ),
];

type Found = Link & { id: string; partnerId: string };

/** Records of the user's own partners that name partners or deals of the sample. */
const readOwnLinks = (sqlite: Sqlite, importId: string): Found[] =>
  links.flatMap((link) => {
    const rows = sqlite
      .prepare(`SELECT id, ${link.partner} AS partnerId FROM ${link.table} WHERE ${link.where} ORDER BY id`)
      .all({ importId }) as Array<{ id: string; partnerId: string }>;
    return rows.map((row) => ({ ...link, ...row }));
  });

/** How many of the user's own records go with a sample, because they only link to it, and how many lose what they name. */
export const countOwnLinks = (sqlite: Sqlite, importId: string): { removed: number; changed: number } => {
  const found = readOwnLinks(sqlite, importId);
  const removed = new Set(found.filter(({ isRequired }) => isRequired).map(({ id }) => id));
  return { removed: removed.size, changed: new Set(found.filter(({ id }) => !removed.has(id)).map(({ id }) => id)).size };
};

/**
 * Records of the user's own partners let go of partners and deals that leave; a link to nobody goes itself. Each is a change of the user's own, so it is in the history
 * with what it was. Returns how many went, by table.
 */
export const letGo = async (ctx: CommandCtx, importId: string): Promise<Map<TableName, number>> => {
  const removed = new Map<TableName, number>();
  const changes: Change[] = [];
  const found = readOwnLinks(ctx.sqlite, importId);
  const gone = new Set<string>();
  for (const { table, id } of found.filter(({ isRequired }) => isRequired)) {
    if (gone.has(id)) continue;
    gone.add(id);
    changes.push(await dropRow(ctx, table, id));
    removed.set(table, (removed.get(table) ?? 0) + 1);
  }
  for (const { table, id, column, partnerId } of found) {
    if (gone.has(id)) continue;
    const change = await changeRow(ctx, table, id, { [column]: null }, partnerId);
    if (change) changes.push(change);
  }
  await recordChanges(ctx, changes);
  return removed;
};
