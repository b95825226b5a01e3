import { type CardLine, type LineKind, lineKinds, type Overall, type Rating, type Score } from './model.ts';
import { say, writtenNumber } from './words.ts';

/** What a rating is worth. Attainment beyond the target earns nothing more, so that one strong line cannot hide a weak one (F37). */
const pointsOf = { on_track: 100, at_risk: 50, off_track: 0 } as const;
/** A card is on track from the first, at risk from the second. */
const bands = { onTrack: 75, atRisk: 50 } as const;

const ratingOf = (points: number): Rating => (points >= bands.onTrack ? 'on_track' : points >= bands.atRisk ? 'at_risk' : 'off_track');

type Terms = Overall['terms'];

const scoreOf = (terms: Terms): Score => {
  const sum = terms.reduce((total, { product }) => total + product, 0);
  const weights = terms.reduce((total, { weight }) => total + weight, 0);
  if (weights === 0) return { rating: 'not_known', points: null, sum: 0, weights: 0 };
  const points = sum / weights;
  return { rating: ratingOf(points), points, sum, weights };
};

const split = (lines: readonly CardLine[]): Pick<Overall, 'terms' | 'leftOut'> => {
  const terms: Terms = [];
  const leftOut: Overall['leftOut'] = [];
  for (const { metric, label, kind, weight, rating, reason } of lines) {
    if (rating === 'not_known') leftOut.push({ metric, label, weight, reason: reason ?? '' });
    else if (weight === 0) leftOut.push({ metric, label, weight, reason: say('reason.noWeight') });
    else terms.push({ metric, label, kind, points: pointsOf[rating], weight, product: pointsOf[rating] * weight });
  }
  return { terms, leftOut };
};

/** Why a card has no rating; null when it has one. Activity alone is none, nor are outcomes alone (F15). */
const whyNot = (lines: readonly CardLine[], terms: Terms): string | null => {
  if (lines.length === 0) return say('overall.noLines');
  if (terms.length === 0) return lines.some(({ rating }) => rating !== 'not_known') ? say('overall.noWeight') : say('overall.nothing');
  const missing = lineKinds.find((kind) => terms.every((term) => term.kind !== kind));
  if (missing === undefined) return null;
  const present: LineKind = missing === 'activity' ? 'outcome' : 'activity';
  return say('overall.oneKind', { missing: say(`kind.${missing}`), present: say(`Kind.${present}`) });
};

const wordsOf = (overall: Omit<Overall, 'words'>): string[] => {
  const { terms, leftOut, sum, weights, allWeights, points, rating, reason } = overall;
  const written = terms.map(({ points: of, weight, label }) => say('words.term', { points: of, weight: writtenNumber(weight), label }));
  return [
    ...(reason === null ? [] : [reason]),
    ...(terms.length === 0 ? [] : [say('words.rule'), say('words.terms', { terms: written.join(' + '), sum: writtenNumber(sum) })]),
    ...(points === null
      ? []
      : [
          say('words.mean', {
            sum: writtenNumber(sum),
            weights: writtenNumber(weights),
            points: writtenNumber(points),
            rating: say(`rating.${rating}`),
            ...bands,
          }),
        ]),
    ...(weights === allWeights || terms.length === 0
      ? []
      : [say('words.share', { weights: writtenNumber(weights), all: writtenNumber(allWeights) })]),
    ...leftOut.map(({ label, weight, reason: why }) => say('words.leftOut', { label, weight: writtenNumber(weight), reason: why })),
  ];
};

/**
 * The rating of a card: the mean of the points of its rated lines by their weights alone, so that what could not be measured neither helps nor harms.
 * A card with no rated line of one of the two kinds has none. Source: M43, F15; points and bands are ours.
 */
export const overallOf = (lines: readonly CardLine[]): Overall => {
  const { terms, leftOut } = split(lines);
  const reason = whyNot(lines, terms);
  const score = scoreOf(terms);
  const overall = {
    ...score,
    ...(reason === null ? {} : { rating: 'not_known' as const, points: null }),
    reason,
    allWeights: lines.reduce((total, { weight }) => total + weight, 0),
    terms,
    leftOut,
    activity: scoreOf(terms.filter(({ kind }) => kind === 'activity')),
    outcome: scoreOf(terms.filter(({ kind }) => kind === 'outcome')),
  };
  return { ...overall, words: wordsOf(overall) };
};
