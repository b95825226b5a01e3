import type { QueryCtx } from '#core/context.ts';
import { prepared } from '#core/db/statements.ts';
import type { CoverageModel } from '#shared/domain/coverage.ts';
import type { IsoDate } from '#shared/domain/dates.ts';
import type { Frame } from '#shared/metrics/engine/frame.ts';
import { windowOf } from '#shared/metrics/engine/frame.ts';

/** What metrics need of a partner's own row. */
export type PartnerFact = {
  id: string;
  name: string;
  type: string | null;
  tier: string | null;
  status: string;
  owner: string | null;
  parentId: string | null;
  networkStage: string | null;
  segment: string | null;
  enrolledOn: IsoDate | null;
  terminatedOn: IsoDate | null;
  /** What a person decided of its coverage; and its own fiscal calendar as it is stored. */
  coverage: CoverageModel | null;
  calendar: string | null;
};

const text = `SELECT p.id, p.name, p.type, p.tier, p.status, o.name AS owner, p.parent_id AS parentId, p.network_stage AS networkStage,
    p.investment_segment AS segment, p.enrolled_on AS enrolledOn, p.terminated_on AS terminatedOn, p.coverage_model AS coverage, p.fiscal_calendar AS calendar
  FROM partner p LEFT JOIN person o ON o.id = p.owner_id`;

/** All partners, or those with these ids. */
export const readPartnerFacts = (ctx: Pick<QueryCtx, 'sqlite' | 'note'>, ids: readonly string[] | null): PartnerFact[] => {
  ctx.note('partner', 'person');
  const rows =
    ids === null
      ? prepared(ctx.sqlite, text).all()
      : prepared(ctx.sqlite, `${text} WHERE p.id IN (SELECT value FROM json_each(?))`).all(JSON.stringify(ids));
  return rows as PartnerFact[];
};

/** Links from a partner to those below it, on the last day of each frame. */
export type Link = { parentId: string; childId: string; from: IsoDate | null; to: IsoDate | null };

/** Who stands below whom: recorded links, and the parent that a partner names. */
export const readLinks = (ctx: Pick<QueryCtx, 'sqlite' | 'note'>, parents: readonly string[] | null): Link[] => {
  ctx.note('hierarchy_link', 'partner');
  const scope = (column: string): string => (parents === null ? '' : ` AND ${column} IN (SELECT value FROM json_each(@ids))`);
  return prepared(
    ctx.sqlite,
    `SELECT partner_id AS parentId, child_id AS childId, from_on AS "from", to_on AS "to" FROM hierarchy_link WHERE 1${scope('partner_id')}
     UNION ALL SELECT parent_id, id, NULL, NULL FROM partner WHERE parent_id IS NOT NULL${scope('parent_id')}`,
  ).all(parents === null ? {} : { ids: JSON.stringify(parents) }) as Link[];
};

/**
 * Whether a partner's facts enter the figures of a frame: enrolled at some time in the year up to its day. Prospects never do, and who left before that year no more
 * (domain 7.3, invariant 1).
 */
export const belongs = (partner: Pick<PartnerFact, 'status' | 'enrolledOn' | 'terminatedOn'>, frame: Frame): boolean => {
  const { status, enrolledOn, terminatedOn } = partner;
  if (status === 'prospect' || (enrolledOn !== null && enrolledOn > frame.day)) return false;
  if (terminatedOn !== null) return terminatedOn > windowOf(frame, 'year').after;
  return status !== 'terminated';
};
