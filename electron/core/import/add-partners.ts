import { auditChange } from '#core/audit/append.ts';
import type { CommandCtx } from '#core/context.ts';
import type { Sqlite } from '#core/db/open.ts';
import { readProgram } from '#core/settings/program.ts';
import { nameKey } from '#shared/domain/name-key.ts';
import type { Value } from '#shared/import/values.ts';
import { noteTables } from './apply.ts';
import { chooseEntries, type EntryChoice, type EntryRow, unknownPartnerOf } from './attention.ts';
import { countIn, fixAttention } from './fix-attention.ts';
import { createDefaults, importColumns } from '#shared/import/plan/columns.ts';
import { quietPace } from './pace.ts';
import { emptyPlan } from '#shared/import/plan/plan-types.ts';
import { createStoreView } from './store-view.ts';
import { writeRecords } from './write-plan.ts';

type Unknown = { entry: EntryRow; name: string; suggestion: string | null };

/** The chosen rows that wait for a partner whom nobody knows, with the name that they give. */
const unknownOf = (sqlite: Sqlite, choice: EntryChoice): Unknown[] =>
  chooseEntries(sqlite, choice).flatMap((entry) => {
    const unknown = unknownPartnerOf(entry);
    return unknown ? [{ entry, ...unknown }] : [];
  });

/** Names that are one slip away from a known partner's are left for a person, unless the person chose those very rows. */
const namesToAdd = (chosen: readonly Unknown[], choice: EntryChoice): Unknown[] => [
  ...new Map(
    chosen
      .filter(({ suggestion }) => choice.ids !== undefined || suggestion === null)
      // the first row that names a partner says how it is written
      .toReversed()
      .map((one) => [nameKey(one.name), one] as const),
  ).values(),
];

/** How many partners one step would add, and how many rows name them. */
export const countUnknownPartners = (sqlite: Sqlite, importId: string | undefined): { partners: number; rows: number; alike: number } => {
  const choice = { importId };
  const unknown = unknownOf(sqlite, choice);
  const alike = unknown.filter(({ suggestion }) => suggestion !== null).length;
  return { partners: namesToAdd(unknown, choice).length, rows: unknown.length - alike, alike };
};

const newPartner = (id: string, name: string): Value[] => [
  id,
  ...importColumns.partner.map((column) => (column === 'name' ? name : (createDefaults.partner[column] ?? null))),
];

/**
 * Adds the partners that chosen rows name, and tries every row again that names one of them, in the transaction of `ctx`. Each partner belongs to the import that left the
 * first row with its name, so that taking this import back takes the partner too. A partner that came meanwhile is not added twice.
 */
export const addPartners = async (ctx: CommandCtx, choice: EntryChoice): Promise<{ added: number; placed: number; waiting: number }> => {
  noteTables(ctx);
  const { sqlite, now, newId } = ctx;
  const { partner: known } = createStoreView(sqlite, await readProgram(ctx.db, ctx.today)).indexes;
  const named = namesToAdd(unknownOf(sqlite, choice), choice);
  const byImport = Map.groupBy(
    named.filter(({ name }) => known.find(name) === null),
    ({ entry }) => entry.import_id,
  );
  let added = 0;
  for (const [importId, partners] of byImport) {
    const plan = emptyPlan(0);
    plan.entities.partner.creates = partners.map(({ name }) => newPartner(newId(), name));
    await writeRecords({ sqlite, now, newId, deps: ctx.deps, importId, pace: quietPace }, plan);
    countIn(sqlite, importId, plan);
    auditChange(ctx, 'import', importId, { before: { partners: 0 }, after: { partners: partners.length } });
    added += partners.length;
  }
  const keys = new Set(named.map(({ name }) => nameKey(name)));
  const ids = unknownOf(sqlite, {}).flatMap(({ entry, name }) => (keys.has(nameKey(name)) ? [entry.id] : []));
  const { placed, waiting } = await fixAttention(ctx, { ids }, { set: [], cells: [] });
  return { added, placed, waiting };
};
