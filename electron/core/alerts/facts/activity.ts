import { spineSql } from '#core/activity/spine.ts';
import type { Weekly } from '#shared/alerts/facts.ts';
import { type ActivityKey, activityKeys, activityKinds } from '#shared/domain/activity-kinds.ts';
import type { IsoDate } from '#shared/domain/dates.ts';
import { type FactReader } from './reader.ts';
import { seriesWeeks } from './frame.ts';

/** The kinds whose weekly course the rules compare with its own past. */
const seriesKinds = {
  deal_registered: 'registrations',
  portal_session: 'portal',
  module_completed: 'trainings',
  campaign_deployed: 'campaigns',
  listing_adopted: 'adoptions',
} as const satisfies Partial<Record<ActivityKey, string>>;
type SeriesName = (typeof seriesKinds)[keyof typeof seriesKinds];

export type ActivityFacts = {
  /** First, last and, up to a year ago, last day of each kind that ever happened. */
  kinds: Map<ActivityKey, { first: IsoDate; last: IsoDate; lastYearAgo: IsoDate | null }>;
  series: Partial<Record<SeriesName, number[]>>;
};

// grouped branch by branch, so that each walks the index of its own table and nothing is sorted
const spansSql = (only: string): string =>
  activityKeys
    .map(
      (key) => `SELECT partner_id AS partnerId, '${key}' AS kind, min(on_date) AS first, max(on_date) AS last,
  max(CASE WHEN on_date <= @yearAgo THEN on_date END) AS lastYearAgo
FROM (${spineSql([key])}) WHERE on_date <= @asOf${only} GROUP BY partner_id`,
    )
    .join('\nUNION ALL ');

const weeksSql = (only: string): string =>
  (Object.keys(seriesKinds) as Array<keyof typeof seriesKinds>)
    .map(
      (
        key,
      ) => `SELECT partner_id AS partnerId, '${key}' AS kind, CAST((julianday(@weeksTo) - julianday(on_date)) / 7 AS INTEGER) AS week, sum(coalesce(quantity, 1)) AS count
FROM (${spineSql([key])}) WHERE on_date > @seriesAfter AND on_date <= @weeksTo${only} GROUP BY partner_id, week`,
    )
    .join('\nUNION ALL ');

type Span = { partnerId: string; kind: ActivityKey; first: IsoDate; last: IsoDate; lastYearAgo: IsoDate | null };
type Week = { partnerId: string; kind: keyof typeof seriesKinds; week: number; count: number };

/** What happened and when, by partner; partners to whom nothing ever happened are not in it. */
export const readActivity = (reader: FactReader): Map<string, ActivityFacts> => {
  const found = new Map<string, ActivityFacts>();
  const only = reader.only('partner_id');
  for (const { partnerId, kind, ...span } of reader.rows<Span>(spansSql(only))) {
    let own = found.get(partnerId);
    if (!own) {
      own = { kinds: new Map(), series: {} };
      found.set(partnerId, own);
    }
    own.kinds.set(kind, span);
  }
  for (const { partnerId, kind, week, count } of reader.rows<Week>(weeksSql(only))) {
    const own = found.get(partnerId);
    if (!own) continue;
    const name = seriesKinds[kind];
    let series = own.series[name];
    if (!series) {
      series = Array.from({ length: seriesWeeks }, () => 0);
      own.series[name] = series;
    }
    series[week] = count;
  }
  return found;
};

const nothing: Weekly = [];
/** A weekly series; empty when there is none. */
export const seriesOf = (activity: ActivityFacts | undefined, name: SeriesName): Weekly => activity?.series[name] ?? nothing;

/** First and last day of the kinds given. */
export const spanOf = (
  activity: ActivityFacts | undefined,
  wanted: (kind: ActivityKey) => boolean,
): { first: IsoDate | null; last: IsoDate | null; lastYearAgo: IsoDate | null } => {
  let first: IsoDate | null = null;
  let last: IsoDate | null = null;
  let lastYearAgo: IsoDate | null = null;
  for (const [kind, span] of activity?.kinds ?? []) {
    if (!wanted(kind)) continue;
    if (first === null || span.first < first) first = span.first;
    if (last === null || span.last > last) last = span.last;
    if (span.lastYearAgo !== null && (lastYearAgo === null || span.lastYearAgo > lastYearAgo)) lastYearAgo = span.lastYearAgo;
  }
  return { first, last, lastYearAgo };
};

export const isEngagement = (kind: ActivityKey): boolean => activityKinds[kind] === 'engagement';
