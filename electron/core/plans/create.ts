import type { CommandCtx, QueryCtx } from '#core/context.ts';
import { readPartner } from '#core/partners/queries.ts';
import { addRow, recordChanges } from '#core/records/history.ts';
import { readProgram } from '#core/settings/program.ts';
import type { OutputOf, ParsedInputOf } from '#shared/api/contract.ts';
import type { Partner } from '#shared/api/partners.ts';
import type { IsoDate } from '#shared/domain/dates.ts';
import { AppError } from '#shared/domain/errors.ts';
import { PlanItemKind, planLists, type PlanTerms } from '#shared/plan/model.ts';
import { calendarOf, planYear } from '#shared/plan/quarters.ts';
import { planNames } from '#shared/text/en/plan-names.ts';
import { termColumns } from './columns.ts';
import { insertItem } from './items.ts';
import { readRates } from './rates.ts';
import { readStart } from './start.ts';

/** Throws PLAN_PARTNER_GONE for a partner that is terminated. */
export const requirePartner = ({ name, status, terminatedOn }: Pick<Partner, 'name' | 'status' | 'terminatedOn'>, on: IsoDate): void => {
  if (status === 'terminated' || (terminatedOn !== null && terminatedOn <= on)) throw new AppError('PLAN_PARTNER_GONE', { partner: name });
};

/** Another plan of the partner and year that is not closed. */
export const findTwin = async (
  ctx: Pick<QueryCtx, 'db'>,
  plan: { id?: string; partnerId: string; year: number },
): Promise<string | null> => {
  const rows = await ctx.db
    .selectFrom('plan')
    .select('id')
    .where('partner_id', '=', plan.partnerId)
    .where('year', '=', plan.year)
    .where('state', '<>', 'closed')
    .orderBy('id')
    .execute();
  return rows.find(({ id }) => id !== plan.id)?.id ?? null;
};

const readSponsor = async (ctx: CommandCtx, partnerId: string): Promise<string | null> =>
  (
    await ctx.db
      .selectFrom('contact')
      .select('name')
      .where('partner_id', '=', partnerId)
      .where('is_executive_sponsor', '=', 1)
      .orderBy('name')
      .executeTakeFirst()
  )?.name ?? null;

/** Begins the plan of a partner for a year. Throws PLAN_YEAR_TAKEN, PLAN_PARTNER_GONE, PLAN_RATE_MISSING, RECORD_NOT_FOUND. */
export const createPlan = async (ctx: CommandCtx, input: ParsedInputOf<'plans.create'>): Promise<OutputOf<'plans.create'>> => {
  const { partnerId, year, grade, calendar } = input;
  const partner = await readPartner(ctx, partnerId);
  const program = await readProgram(ctx.db, ctx.today);
  requirePartner(partner, program.asOf);
  if ((await findTwin(ctx, { partnerId, year })) !== null) throw new AppError('PLAN_YEAR_TAKEN', { partner: partner.name, year });
  const calendars = { ours: program.fiscalCalendar, partner: partner.fiscalCalendar };
  const terms: PlanTerms = {
    year,
    name: planNames.name.replace('{year}', String(year)),
    grade,
    calendar,
    ...planYear(calendarOf({ calendar }, calendars), year),
    currency: input.currency ?? partner.currency ?? program.reportingCurrency,
    partnerContact: null,
    vendorSponsor: null,
    partnerSponsor: grade === 'strategic' ? await readSponsor(ctx, partnerId) : null,
    ...{ baseline: '', vision: '', strategy: '', strengths: '', weaknesses: '', opportunities: '', threats: '' },
    ...{ competitors: [], targetAccounts: [], markets: [], season: null, rates: [], ratesOn: null },
  };
  const content = await readStart(ctx, input, { partner, terms, calendars, asOf: program.asOf });
  const rates = await readRates(ctx, content, program.asOf);
  const values = { ...termColumns({ ...content.terms, ...rates }), partner_id: partnerId, owner_id: partner.ownerId };
  const plan = await addRow(ctx, 'plan', values, partnerId);
  const changes = [plan];
  for (const kind of PlanItemKind.options)
    for (const [position, item] of content[planLists[kind]].entries())
      changes.push(await insertItem(ctx, { id: plan.recordId, partnerId }, { kind, item, position }));
  return { id: plan.recordId, undoId: await recordChanges(ctx, changes) };
};
