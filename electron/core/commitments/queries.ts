import { sql } from 'kysely';
import type { HandlersFor, QueryCtx } from '#core/context.ts';
import { readAsOf } from '#core/settings/program.ts';
import type { LedgerEntry } from '#shared/api/commitments.ts';
import type { ParsedInputOf } from '#shared/api/contract.ts';
import type { IsoDate } from '#shared/domain/dates.ts';

type Filters = Omit<ParsedInputOf<'commitments.list'>, 'asOf'>;
type Reader = Pick<QueryCtx, 'db'>;

const filtered = (ctx: Reader, asOf: IsoDate, given: Filters) => {
  const { partnerId, ownerId, side, kind, open, states, dueFrom, dueTo, originId } = given;
  let rows = ctx.db
    .selectFrom('commitment as c')
    .leftJoin('partner as p', 'p.id', 'c.partner_id')
    .leftJoin('person as o', 'o.id', 'p.owner_id')
    .leftJoin('qbr as q', (join) => join.onRef('q.id', '=', 'c.origin_id').on('c.origin_kind', '=', 'qbr'))
    .leftJoin('interaction as m', (join) => join.onRef('m.id', '=', 'c.origin_id').on('c.origin_kind', '=', 'meeting'))
    .leftJoin('plan as n', (join) => join.onRef('n.id', '=', 'c.origin_id').on('c.origin_kind', '=', 'plan'))
    .selectAll('c')
    .select(['p.name as partner', 'o.name as partnerOwner', sql<string | null>`coalesce(q.quarter, m.summary, n.name)`.as('originTitle')])
    .where('c.made_on', '<=', asOf);
  if (partnerId !== undefined) rows = rows.where('c.partner_id', '=', partnerId);
  if (ownerId !== undefined) rows = rows.where('p.owner_id', '=', ownerId);
  if (side !== undefined) rows = rows.where('c.side', '=', side);
  if (kind !== undefined) rows = rows.where('c.kind', '=', kind);
  if (open !== undefined) rows = rows.where('c.state', open ? 'in' : 'not in', ['open', 'in_progress']);
  if (states !== undefined) rows = rows.where('c.state', 'in', states);
  if (dueFrom !== undefined) rows = rows.where('c.due_on', '>=', dueFrom);
  if (dueTo !== undefined) rows = rows.where('c.due_on', '<=', dueTo);
  if (originId !== undefined) rows = rows.where('c.origin_id', '=', originId);
  return rows;
};

/** What was promised by a day, open ones first, by due date. */
export const readCommitments = async (ctx: Reader, asOf: IsoDate, filters: Filters): Promise<LedgerEntry[]> => {
  const rows = await filtered(ctx, asOf, filters)
    .orderBy(sql`c.state NOT IN ('open', 'in_progress')`)
    .orderBy(sql`c.due_on IS NULL`)
    .orderBy('c.due_on')
    .orderBy('c.id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    partnerId: row.partner_id,
    // a commitment may reach this device before its partner
    partner: row.partner ?? '',
    partnerOwner: row.partnerOwner,
    kind: row.kind,
    originKind: row.origin_kind,
    originId: row.origin_id,
    originTitle: row.originTitle,
    side: row.side,
    description: row.description,
    measure: row.measure,
    owner: row.owner,
    madeOn: row.made_on,
    dueOn: row.due_on,
    state: row.state,
    reason: row.reason,
    evidence: row.evidence,
    replacesId: row.replaces_id,
    closedOn: row.closed_on,
    overdue: (row.state === 'open' || row.state === 'in_progress') && row.due_on !== null && row.due_on < asOf,
  }));
};

export const commitmentQueries: HandlersFor<'commitments', 'query'> = {
  'commitments.list': async (ctx, { asOf, ...filters }) => readCommitments(ctx, asOf ?? (await readAsOf(ctx)), filters),
};
