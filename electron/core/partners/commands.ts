import { setImmediate as nextTurn } from 'node:timers/promises';
import type { z } from 'zod';
import type { CommandCtx, HandlersFor } from '#core/context.ts';
import { addRow, type Change, difference, recordChanges, requireRow, sliceRecords } from '#core/records/history.ts';
import { assertOwnCalendarFree } from '#core/settings/fiscal-change.ts';
import { readAsOf } from '#core/settings/program.ts';
import type { PartnerChanges } from '#shared/api/partners.ts';
import { nameKey } from '#shared/domain/name-key.ts';
import { assertDates, assertListed, assertNoCycle, assertReferences } from './check-partner.ts';
import { overridePartners } from './override.ts';
import { noteStages } from './stage-history.ts';

type Changes = z.output<typeof PartnerChanges>;
type Labels = Pick<Changes, 'territories' | 'verticals' | 'segments'>;

const labelKinds = [
  ['territories', 'territory'],
  ['verticals', 'vertical'],
  ['segments', 'segment'],
] as const;

const columnsOf = (changes: Changes): Record<string, unknown> => ({
  name: changes.name,
  name_key: changes.name === undefined ? undefined : nameKey(changes.name),
  external_id: changes.externalId,
  legal_name: changes.legalName,
  type: changes.type,
  sub_type: changes.subType,
  tier: changes.tier,
  status: changes.status,
  network_stage: changes.networkStage,
  lifecycle_stage: changes.lifecycleStage,
  parent_id: changes.parentId,
  owner_id: changes.ownerId,
  currency: changes.currency,
  fiscal_calendar:
    changes.fiscalCalendar === undefined || changes.fiscalCalendar === null
      ? changes.fiscalCalendar
      : JSON.stringify(changes.fiscalCalendar),
  enrolled_on: changes.enrolledOn,
  terminated_on: changes.terminatedOn,
  website: changes.website,
  country: changes.country,
  employees: changes.employees,
  note: changes.note,
});

/** Replaces the labels that are given and returns what they were and are, as fields of the history; null when nothing differs. */
export const writeLabels = async (ctx: CommandCtx, id: string, changes: Labels): Promise<{ before: Labels; after: Labels } | null> => {
  const before: Labels = {};
  const after: Labels = {};
  for (const [field, kind] of labelKinds) {
    const values = changes[field];
    if (values === undefined) continue;
    const old = await ctx.db
      .selectFrom('partner_label')
      .select('value')
      .where('partner_id', '=', id)
      .where('kind', '=', kind)
      .orderBy('value')
      .execute();
    const distinct = [...new Set(values)].sort();
    if (distinct.join('\n') === old.map(({ value }) => value).join('\n')) continue;
    before[field] = old.map(({ value }) => value);
    after[field] = distinct;
    await ctx.db.deleteFrom('partner_label').where('partner_id', '=', id).where('kind', '=', kind).execute();
    if (distinct.length > 0)
      await ctx.db
        .insertInto('partner_label')
        .values(distinct.map((value) => ({ partner_id: id, kind, value })))
        .execute();
  }
  return Object.keys(after).length === 0 ? null : { before, after };
};

export const partnerCommands: HandlersFor<'partners', 'command'> = {
  'partners.create': async (ctx, changes) => {
    const columns = columnsOf(changes);
    assertDates(columns);
    await assertReferences(ctx, changes);
    await assertListed(ctx, columns);
    const change = await addRow(ctx, 'partner', columns, null);
    const labels = await writeLabels(ctx, change.recordId, changes);
    return { id: change.recordId, undoId: await recordChanges(ctx, [{ ...change, after: { ...change.after, ...labels?.after } }]) };
  },
  'partners.override': overridePartners,
  'partners.update': async (ctx, { ids, changes, confirm }) => {
    await assertReferences(ctx, changes);
    await assertNoCycle(ctx, ids, changes.parentId);
    const columns = columnsOf(changes);
    let isListed = false;
    const changed: Array<{ id: string; before: Record<string, unknown>; after: Record<string, unknown> }> = [];
    for (const [at, id] of ids.entries()) {
      if (at % sliceRecords === sliceRecords - 1) await nextTurn();
      const row = await requireRow(ctx, 'partner', id);
      const found = difference(row, columns);
      if (found) {
        assertDates({ ...row, ...found.after });
        // a type or tier that the program no longer has may stay where it is
        if (!isListed && ('type' in found.after || 'tier' in found.after)) {
          await assertListed(ctx, columns);
          isListed = true;
        }
        if (confirm !== true && 'fiscal_calendar' in found.after)
          await assertOwnCalendarFree(ctx, id, row['fiscal_calendar'], found.after['fiscal_calendar']);
      }
      const labels = await writeLabels(ctx, id, changes);
      if (!found && !labels) continue;
      await ctx.db
        .updateTable('partner')
        .set({ ...found?.after, updated_at: ctx.now, version: Number(row['version']) + 1 } as never)
        .where('id', '=', id)
        .execute();
      changed.push({ id, before: { ...found?.before, ...labels?.before }, after: { ...found?.after, ...labels?.after } });
    }
    const on = await readAsOf(ctx);
    const facts: Change[] = [];
    for (const { id, before, after } of changed) facts.push(...(await noteStages(ctx, id, before, after, on)));
    const undoId = await recordChanges(ctx, [
      // before the change that they note, so that an undo comes to that change first
      ...facts,
      ...changed.map(({ id, before, after }) => ({ entity: 'partner' as const, recordId: id, partnerId: id, before, after })),
    ]);
    return { changed: changed.length, undoId };
  },
};
