import type { Change, Comparison, Figure as DocumentFigure, Value } from '#shared/documents/model.ts';
import { dateText, valueText } from '#shared/documents/format.ts';
import type { Figure } from '#shared/metrics/figure.ts';
import type { FactValue } from './model.ts';
import type { QbrSay } from './words.ts';

/** A figure as a typed value of a document. Ratios keep one decimal of a percent, days are whole. */
export const figureValue = ({ value, unit, currency, reason }: Figure): Value => {
  if (value === null) return { kind: 'missing', reason: reason ?? '' };
  if (unit === 'money') return { kind: 'money', minor: value, currency: currency ?? '' };
  if (unit === 'ratio') return { kind: 'percent', fraction: value, digits: 1 };
  if (unit === 'hours' || unit === 'number') return { kind: 'decimal', value, digits: 2 };
  return { kind: 'integer', value: Math.round(value) };
};

const better: Record<string, 1 | -1 | 0> = {
  wonCount: 1,
  wonAmount: 1,
  lostCount: -1,
  winRate: 1,
  averageDeal: 1,
  registrations: 1,
  daysSinceEvent: -1,
  dealAge: -1,
  'K77.sellThrough': 1,
  'K77.resellers': 1,
  'K77.timeliness': 1,
  'K78.seats': 1,
  'K78.monthlyValue': 1,
  'K78.renewalRate': 1,
  'K78.certificates': 1,
  'K79.jointPipeline': 1,
  'K79.practice': 1,
  'K79.influenced': 1,
  'K80.adoptions': 1,
  'K80.listings': 1,
  'K80.jointConversion': 1,
  'K81.leads': 1,
  'K81.followUpDays': -1,
  'K81.conversion': 1,
  'K81.feesOnTime': 1,
  'K82.jointPipeline': 1,
  'K82.commitments': 1,
  'K82.milestonesOnTime': 1,
  'K82.sponsorContact': 1,
};

const memo = new Map<string, Intl.NumberFormat>();
const signed = (value: number, digits: number, language: string): string => {
  const key = `${language} ${digits}`;
  const format =
    memo.get(key) ??
    new Intl.NumberFormat(language, { signDisplay: 'exceptZero', minimumFractionDigits: digits, maximumFractionDigits: digits });
  memo.set(key, format);
  return format.format(value).replace('-', '−');
};

/** From an earlier figure to this one, in words: amounts in percent, shares in points, counts and days as a difference. Null when one of them is not available. */
const changeOf = (now: Figure, before: Figure, say: QbrSay, language: string, judged: boolean): Change | null => {
  if (now.value === null || before.value === null || now.currency !== before.currency) return null;
  const difference = now.value - before.value;
  const direction = difference > 0 ? 'up' : difference < 0 ? 'down' : 'same';
  const sense = judged ? (better[now.id] ?? 0) * Math.sign(difference) : 0;
  const tone = sense > 0 ? 'good' : sense < 0 ? 'bad' : 'neutral';
  if (direction === 'same') return { text: say('same'), direction, tone };
  if (now.unit === 'ratio') return { text: say('points', { points: signed(difference * 100, 1, language) }), direction, tone };
  if (now.unit !== 'money') return { text: signed(Math.round(difference), 0, language), direction, tone };
  // a change against nothing, or against a loss, has no percentage
  if (before.value <= 0) return null;
  return { text: `${signed((difference / before.value) * 100, 1, language)}%`, direction, tone };
};

const comparison = (now: Figure, before: Figure, say: QbrSay, language: string, judged: boolean): Comparison => ({
  value: figureValue(before),
  change: changeOf(now, before, say, language, judged),
});

/** A figure with the same one of the quarter before and of the year before. `judged` false: the quarter is running, so a change is neither good nor bad yet. */
export const comparedFigure = (
  { now, previous, yearBefore, lastReview = null }: { now: Figure; previous: Figure; yearBefore: Figure; lastReview?: Figure | null },
  { say, language, judged }: { say: QbrSay; language: string; judged: boolean },
): DocumentFigure => ({
  key: now.id,
  label: now.label,
  value: figureValue(now),
  previous: comparison(now, previous, say, language, judged),
  yearBefore: comparison(now, yearBefore, say, language, judged),
  lastReview: lastReview && comparison(now, lastReview, say, language, judged),
  definition: now.definition,
});

/** Money that may not be known. */
export const moneyValue = (minor: number | null, currency: string, reason: string): Value =>
  minor === null ? { kind: 'missing', reason } : { kind: 'money', minor, currency };

export const textValue = (text: string | null): Value => ({ kind: 'text', text: text ?? '' });
export const dateValue = (date: string | null): Value => (date === null ? { kind: 'text', text: '' } : { kind: 'date', date });

/** The values of a sentence as text in a language; a number stays a number, so that it can choose the plural. */
export const factTexts = (facts: Record<string, FactValue>, language: string): Record<string, string | number> =>
  Object.fromEntries(
    Object.entries(facts).map(([key, fact]) => {
      if (fact.kind === 'integer') return [key, fact.value];
      return [key, fact.kind === 'date' ? dateText(fact.date, language) : valueText(fact, language)];
    }),
  );
