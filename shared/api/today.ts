import { z } from 'zod';
import { IsoDate } from '#shared/domain/dates.ts';
import { Figure } from '#shared/metrics/figure.ts';
import { AlertCounts, AlertEntry } from './alerts.ts';
import { query } from './define.ts';

const Whose = z.object({ partnerId: z.string(), partner: z.string(), ownerId: z.string().nullable() });

/** `empty`: why a part shows nothing. `none`: there is such data and none of it is due; `never`: no such data is recorded at all. Null when it shows something. */
const Empty = z.enum(['none', 'never']).nullable();
export type Empty = z.infer<typeof Empty>;

export const DuePromise = Whose.extend({
  id: z.string(),
  entity: z.enum(['commitment', 'joint_milestone', 'plan_milestone']),
  /** The business plan that a milestone stands in. */
  planId: z.string().nullable(),
  title: z.string(),
  owner: z.string().nullable(),
  dueOn: IsoDate,
  /** Negative when it is overdue. */
  daysLeft: z.int(),
});
export type DuePromise = z.infer<typeof DuePromise>;

export const QbrToPrepare = Whose.extend({
  id: z.string().nullable(),
  quarter: z.string(),
  /** The quarter is one of the partner's own fiscal year, not of the program's. */
  isOwnYear: z.boolean(),
  state: z.enum(['due', 'scheduled', 'prepared', 'held']),
  /** What it waits for. */
  needs: z.enum(['date', 'package', 'meeting', 'outcome']),
  scheduledOn: IsoDate.nullable(),
  dueOn: IsoDate,
  isOverdue: z.boolean(),
});
export type QbrToPrepare = z.infer<typeof QbrToPrepare>;

/** A meeting held or ahead. `preparation`: of a review its package, which is ready when the CAM says so; of any other meeting null. */
export const TodayMeeting = Whose.extend({
  entity: z.enum(['interaction', 'qbr']),
  id: z.string(),
  kind: z.string(),
  title: z.string(),
  on: IsoDate,
  days: z.int(),
  preparation: z.enum(['missing', 'preparing', 'ready']).nullable(),
});
export type TodayMeeting = z.infer<typeof TodayMeeting>;

/** Something that ends: a renewal, an onboarding window, a certificate, a compliance document, market development funds. */
export const ClosingWindow = Whose.extend({
  entity: z.enum(['renewal', 'onboarding', 'certificate', 'compliance_document', 'mdf_allocation']),
  id: z.string(),
  title: z.string(),
  endsOn: IsoDate,
  daysLeft: z.int(),
  /** Minor units of the reporting currency; null: no amount is known. */
  amount: z.int().nullable(),
});
export type ClosingWindow = z.infer<typeof ClosingWindow>;

export const todayApi = {
  /** What is due, what is at risk and what it costs, in the order in which to act. Each part has at most `limit` rows, most pressing first, with how many there are. */
  'today.get': query(
    z.object({ asOf: IsoDate.optional(), limit: z.int().min(1).max(500).default(50), days: z.int().min(1).max(180).default(14) }),
    z.object({
      asOf: IsoDate,
      currency: z.string(),
      /** False in a store where nothing is yet. */
      hasPartners: z.boolean(),
      /** Enrolled never stands alone. */
      header: z.object({ enrolled: Figure, active: Figure, activeRatio: Figure }),
      counts: AlertCounts,
      alerts: z.array(AlertEntry),
      commitments: z.object({
        vendor: z.array(DuePromise),
        partner: z.array(DuePromise),
        totals: z.object({ vendor: z.int(), partner: z.int() }),
        empty: Empty,
      }),
      qbrs: z.object({ entries: z.array(QbrToPrepare), total: z.int(), empty: Empty }),
      meetings: z.object({ next: z.array(TodayMeeting), recent: z.array(TodayMeeting), empty: Empty }),
      windows: z.object({ entries: z.array(ClosingWindow), total: z.int(), empty: Empty }),
    }),
  ),
} as const;
