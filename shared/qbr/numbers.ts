import { figureLabel } from '#shared/metrics/definitions.ts';
import type { Figure } from '#shared/metrics/figure.ts';
import type { QbrPackage } from './model.ts';
import { isRecordSource } from './record-sources.ts';
import { qbrWordsOf } from './words.ts';

/**
 * A number of a package.
 * - `key`: the same from build to build of one review; `place`: the same in every quarter, null for what only says again what a quarter had
 * - `definition`: the sentence of its figure, null for what has none
 * - `isBound`: it is there because a block or a scorecard asks for it
 */
export type PackageNumber = {
  key: string;
  place: string | null;
  label: string;
  period: string;
  figure: Pick<Figure, 'value' | 'unit' | 'currency'>;
  definition: string | null;
  isBound: boolean;
};

const countOf = (value: number): PackageNumber['figure'] => ({ value, unit: 'count', currency: null });
const plain = { definition: null, isBound: false } as const;

const ofDeals = (built: QbrPackage): PackageNumber[] => {
  const periods = [
    ['now', built.quarter.label, built.figures.now],
    ['previous', built.previousQuarter.label, built.figures.previous],
    ['yearBefore', built.yearBefore.label, built.figures.yearBefore],
  ] as const;
  return [
    ...periods.flatMap(([name, period, figures]) =>
      Object.values(figures).map((figure) => ({
        key: `${period}/${figure.id}`,
        place: name === 'now' ? figure.id : null,
        label: figure.label,
        period,
        figure,
        definition: figure.definition,
        isBound: false,
      })),
    ),
    ...[built.pipeline.openDeals, built.pipeline.openAmount].map((figure) => ({
      key: `pipeline/${figure.id}`,
      place: `pipeline/${figure.id}`,
      label: figure.label,
      period: built.asOf,
      figure,
      definition: figure.definition,
      isBound: false,
    })),
  ];
};

const ofRows = (built: QbrPackage, language: string): PackageNumber[] => {
  const say = qbrWordsOf(language);
  const money = (value: number | null): PackageNumber['figure'] => ({ value, unit: 'money', currency: built.currency });
  return [
    ...built.pipeline.stages.map(({ key, label, deals }) => ({
      ...plain,
      key: `stage/${key}`,
      place: `stage/${key}`,
      label: say('movedStage', { stage: label }),
      period: built.asOf,
      figure: countOf(deals),
    })),
    ...built.trend.flatMap(({ quarter, wonCount, wonAmount, lostCount }) =>
      (
        [
          ['won', 'wonCount', countOf(wonCount)],
          ['amount', 'wonAmount', money(wonAmount)],
          ['lost', 'lostCount', countOf(lostCount)],
        ] as const
      ).map(([name, id, figure]) => ({
        ...plain,
        key: `trend/${quarter}/${name}`,
        place: null,
        label: figureLabel(id),
        period: quarter,
        figure,
      })),
    ),
    ...built.productMix.flatMap(({ product, wonCount, wonAmount }) =>
      (
        [
          ['won', 'movedProductDeals', countOf(wonCount)],
          ['amount', 'movedProductAmount', money(wonAmount)],
        ] as const
      ).map(([name, words, figure]) => ({
        ...plain,
        key: `product/${product}/${name}`,
        place: `product/${product}/${name}`,
        label: say(words, { product: product ?? say('noProduct') }),
        period: built.quarter.label,
        figure,
      })),
    ),
    ...(['vendor', 'partner'] as const).map((side) => ({
      ...plain,
      key: `commitments/${side}`,
      place: `commitments/${side}`,
      label: say(side === 'vendor' ? 'movedVendorCommitments' : 'movedPartnerCommitments'),
      period: built.asOf,
      figure: countOf(built.commitments.filter((one) => one.side === side && one.closedOn === null).length),
    })),
  ];
};

const ofMetrics = ({ metrics, quarter, previousQuarter, yearBefore }: QbrPackage): PackageNumber[] =>
  metrics.flatMap(({ id, now, previous, yearBefore: before, trend }) => {
    const one = (place: string | null, period: string, figure: PackageNumber['figure']): PackageNumber => ({
      key: `metric/${id}/${period}`,
      place,
      label: now.label,
      period,
      figure,
      definition: now.definition,
      isBound: true,
    });
    return [
      one(id, quarter.label, now),
      one(null, previousQuarter.label, previous),
      one(null, yearBefore.label, before),
      ...trend.map((point) => one(null, point.quarter, { ...now, value: point.value })),
    ];
  });

const ofScorecard = ({ scorecard, quarter }: QbrPackage, language: string): PackageNumber[] => {
  const say = qbrWordsOf(language);
  return (scorecard?.lines ?? []).flatMap(({ metric, label, actual, target }): PackageNumber[] => {
    if (actual === null) return [];
    const common = { period: quarter.label, definition: actual.definition, isBound: true };
    return [
      { ...common, key: `line/${metric}`, place: metric, label, figure: actual },
      {
        ...common,
        key: `target/${metric}`,
        place: `target/${metric}`,
        label: say('movedTarget', { line: label }),
        figure: { ...actual, value: target.value, currency: target.currency ?? actual.currency },
      },
    ];
  });
};

const ofRecords = ({ records, asOf, quarter }: QbrPackage, language: string): PackageNumber[] => {
  const say = qbrWordsOf(language);
  return Object.entries(records).flatMap(([source, { rows, more }]): PackageNumber[] => {
    if (!isRecordSource(source)) return [];
    const count = rows.filter(({ emphasis }) => emphasis !== 'total').length + more;
    const label = say('movedRecords', { table: say(`sheet.${source}`) });
    return [
      {
        ...plain,
        isBound: true,
        key: `records/${source}`,
        place: `records/${source}`,
        label,
        period: asOf < quarter.to ? asOf : quarter.label,
        figure: countOf(count),
      },
    ];
  });
};

/** What was reached of the plan, in all and by objective. */
const ofPlan = ({ plan, asOf }: QbrPackage, language: string): PackageNumber[] => {
  if (!plan?.agreed) return [];
  const { tracking } = plan.agreed;
  const say = qbrWordsOf(language);
  const one = (key: string, label: string, value: number | null): PackageNumber => ({
    ...plain,
    isBound: true,
    key: `plan/${key}`,
    place: `plan/${key}`,
    label,
    period: asOf,
    figure: { value, unit: 'ratio', currency: null },
  });
  return [
    one('weighted', say('movedPlan'), tracking.weighted.value),
    ...tracking.objectives.map(({ id, title, attainment }) => one(id, say('movedObjective', { objective: title }), attainment.value)),
  ];
};

/** Every number of a package, figures first; what only repeats them comes after. */
export const numbersOf = (built: QbrPackage, language: string): PackageNumber[] => [
  ...ofDeals(built),
  ...ofMetrics(built),
  ...ofScorecard(built, language),
  ...ofPlan(built, language),
  ...ofRows(built, language),
  ...ofRecords(built, language),
];
