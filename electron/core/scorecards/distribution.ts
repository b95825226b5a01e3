import type { QueryCtx } from '#core/context.ts';
import { periodFor } from '#core/metrics/frame.ts';
import type { OutputOf, ParsedInputOf } from '#shared/api/contract.ts';
import { shiftQuarter } from '#shared/domain/fiscal.ts';
import { buildScorecard } from '#shared/scorecard/build.ts';
import type { Rating } from '#shared/scorecard/model.ts';
import type { FigureSource } from './figure-source.ts';
import { readEnrolled, readScorecardFrame } from './frame.ts';

type Distribution = OutputOf<'scorecards.distribution'>;

const countRatings = (ratings: readonly Rating[]): Distribution['all'] => {
  const count = (rating: Rating): number => ratings.filter((one) => one === rating).length;
  return {
    on_track: count('on_track'),
    at_risk: count('at_risk'),
    off_track: count('off_track'),
    not_known: count('not_known'),
    partners: ratings.length,
  };
};

/** How many enrolled partners are on track, at risk, off track or not known, in all and by type (K61), in a quarter of the program's calendar. */
export const readDistribution = async (
  ctx: QueryCtx,
  figures: FigureSource,
  { asOf: wanted, quarter: wantedQuarter }: ParsedInputOf<'scorecards.distribution'>,
): Promise<Distribution> => {
  const frame = await readScorecardFrame(ctx, wanted);
  const { program, asOf, templateOf } = frame;
  const quarter = periodFor(program.fiscalCalendar, asOf, wantedQuarter);
  const enrolled = await readEnrolled(ctx, asOf);
  // a rating needs the quarter and the one that its targets grow from; trends are for one partner's card
  const yearBefore = shiftQuarter(program.fiscalCalendar, quarter, -4);
  const metrics = new Set(enrolled.flatMap(({ type }) => templateOf(type).map(({ metric }) => metric)));
  const figuresOf = figures(
    ctx,
    { partnerIds: enrolled.map(({ id }) => id), quarters: [yearBefore, quarter], metrics: [...metrics], asOf },
    frame,
  );
  // as the builder counts back from the last; the three between are not read here
  const quarters = [yearBefore, quarter, quarter, quarter, quarter];
  const partners = enrolled.map(({ id, name, type }) => {
    const { overall } = buildScorecard({ template: templateOf(type), asOf, quarters, figureOf: figuresOf(id) });
    return { id, name, type, rating: overall.rating, points: overall.points };
  });
  const byType = Map.groupBy(partners, ({ type }) => type);
  const known = program.partnerTypes.map(({ key }) => key);
  const others = [...byType.keys()].filter((type) => type !== null && !known.includes(type));
  const labels = new Map(program.partnerTypes.map(({ key, label }) => [key, label]));
  return {
    asOf,
    quarter: quarter.label,
    all: countRatings(partners.map(({ rating }) => rating)),
    types: [...known, ...others, null].flatMap((type) => {
      const own = byType.get(type);
      return own ? [{ type, label: labels.get(type ?? '') ?? type ?? '', ...countRatings(own.map(({ rating }) => rating)) }] : [];
    }),
    partners,
  };
};
