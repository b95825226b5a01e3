import { dateText, valueText } from '#shared/documents/format.ts';
import type { Block, Status, TableBlock, Value } from '#shared/documents/model.ts';
import { objectiveName, ratioValue, statusValue, unitValue } from '#shared/plan/document/values.ts';
import { planWordsOf } from '#shared/plan/document/words.ts';
import type { ObjectiveTracking } from '#shared/plan/tracking.ts';
import { trackReason } from '#shared/plan/words.ts';
import type { PackageMilestone, PackagePlan } from '../plan.ts';
import { dateValue, textValue } from '../values.ts';
import type { QbrSay } from '../words.ts';
import { type BlockContext, type FactContext, note, plain } from './block-context.ts';
import { unrecordedBlocks } from './unrecorded.ts';

export type AgreedPlan = NonNullable<PackagePlan['agreed']>;

const written = (value: Value, language: string): Value =>
  value.kind === 'missing' ? value : { kind: 'text', text: valueText(value, language) };

/** Units differ from line to line, so each value is written out with its own. */
export const objectivesTable = (
  { tracking, counted }: AgreedPlan,
  { say, language }: Pick<FactContext, 'say' | 'language'>,
): TableBlock => {
  const words = planWordsOf(language);
  const nameOf = (one: ObjectiveTracking): string =>
    one.unit === 'money' ? one.title : objectiveName({ ...one, unitLabel: counted[one.id] ?? null });
  return {
    kind: 'table',
    columns: [
      { key: 'objective', label: say('planObjective'), kind: 'text' },
      { key: 'weight', label: say('planWeight'), kind: 'integer' },
      { key: 'target', label: say('target'), kind: 'text', align: 'right' },
      { key: 'actual', label: say('planActual'), kind: 'text', align: 'right' },
      { key: 'attainment', label: say('attainment'), kind: 'percent' },
      { key: 'state', label: say('state'), kind: 'status' },
    ],
    rows: tracking.objectives.map((one) => ({
      cells: [
        textValue(nameOf(one)),
        { kind: 'integer', value: one.weight },
        written(unitValue(one.target, one, words('noTarget')), language),
        written(unitValue(one.actual, one, words('noActual')), language),
        ratioValue(one.attainment, words),
        statusValue(one.status, words),
      ],
    })),
    empty: '',
  };
};

const shapes: Readonly<Record<PackageMilestone['state'], Status>> = {
  inTime: 'on-track',
  late: 'at-risk',
  overdue: 'off-track',
  open: 'unknown',
};
const stateWords = { inTime: 'doneInTime', late: 'doneLate', overdue: 'overdue', open: 'openThen' } as const;

export const milestonesTable = (
  { milestones }: AgreedPlan,
  { built, say }: { built: { partner: { name: string } }; say: QbrSay },
): TableBlock => ({
  kind: 'table',
  columns: [
    { key: 'milestone', label: say('milestone'), kind: 'text' },
    { key: 'side', label: say('side'), kind: 'text' },
    { key: 'due', label: say('due'), kind: 'date' },
    { key: 'done', label: say('done'), kind: 'date' },
    { key: 'state', label: say('state'), kind: 'status' },
  ],
  rows: milestones.map(({ title, side, dueOn, doneOn, state }) => ({
    cells: [
      textValue(title),
      textValue(side === 'both' ? say('bothSidesOf') : side === 'vendor' ? say('ours') : built.partner.name),
      dateValue(dueOn),
      dateValue(doneOn),
      { kind: 'status', status: shapes[state], text: say(stateWords[state]) },
    ],
  })),
  empty: say('planNoMilestones'),
});

const days = (tenths: number): Value => ({ kind: 'decimal', value: tenths / 10, digits: 1 });
const investmentsTable = ({ tracking }: AgreedPlan, { built, say }: FactContext): TableBlock => ({
  kind: 'table',
  columns: [
    { key: 'side', label: say('side'), kind: 'text' },
    { key: 'planned', label: say('planPlanned'), kind: 'money' },
    { key: 'spent', label: say('planSpent'), kind: 'money' },
    { key: 'plannedDays', label: say('planPlannedDays'), kind: 'decimal' },
    { key: 'spentDays', label: say('planSpentDays'), kind: 'decimal' },
  ],
  rows: tracking.investments.map(({ side, planned, spent, plannedDays, spentDays }) => {
    // a sum of days is 0 also where nobody noted any
    const money = (minor: number | null, reason: string): Value =>
      minor === null ? { kind: 'missing', reason } : { kind: 'money', minor, currency: tracking.currency };
    return {
      cells: [
        textValue(side === 'vendor' ? say('ours') : built.partner.name),
        money(planned, say('planNoRate')),
        money(spent, say('planNothingSpent')),
        days(plannedDays),
        spentDays === 0 ? { kind: 'missing', reason: say('planNothingSpent') } : days(spentDays),
      ],
    };
  }),
  empty: '',
});

/** Why there is nothing to show, and how a plan is begun or finished; null where one is in force. */
const missingPlan = ({ built, section, say }: BlockContext): Block[] => {
  const { year, unsigned } = built.plan ?? { year: 0, unsigned: null };
  const partner = built.partner.name;
  const why = unsigned === null ? say('plan.none', { partner, year: String(year) }) : say('plan.unsigned', { year: String(year) });
  if (section.commentary.trim() !== '') return [note(why)];
  return [plain(why), { kind: 'list', heading: say('questions'), items: say('questions.plan').split('\n') }];
};

/** As many reasons as stand on one slide. */
const mostReasons = 4;

/** The objectives of the plan in force: target, actual, attainment and status, the whole by their weights, and why some are off. */
export const planObjectiveBlocks = (context: BlockContext): Block[] => {
  const { built, say, language } = context;
  // a package that was frozen before plans were kept
  if (built.plan === null) return unrecordedBlocks(context);
  const { agreed } = built.plan;
  if (agreed === null) return missingPlan(context);
  const { tracking } = agreed;
  const percent = (value: number): string => valueText({ kind: 'percent', fraction: value, digits: 1 }, language);
  const { weighted, weightedToDate, planRates, ratesOn } = tracking;
  const whole =
    weighted.value === null
      ? [say('plan.unmeasured')]
      : [
          say('plan.weighted', { value: percent(weighted.value), weights: String(weighted.weights) }),
          ...(weightedToDate.value === null ? [] : [say('plan.toDate', { value: percent(weightedToDate.value) })]),
        ];
  const off = tracking.objectives.filter(({ status }) => status === 'off_track' || status === 'at_risk');
  return [
    {
      ...objectivesTable(agreed, { say, language }),
      heading: say('plan.heading', { name: agreed.name, date: dateText(tracking.asOf, language) }),
    },
    note(
      whole.join(' '),
      ...off.slice(0, mostReasons).map((one) => `${one.title}: ${trackReason(one, language)}`),
      ...(planRates.length === 0 || ratesOn === null
        ? []
        : [say('plan.rates', { rates: planRates.join(', '), date: dateText(ratesOn, language) })]),
    ),
  ];
};

/** Milestones that were due or reached in the quarter, and those that are overdue; nothing without a plan in force. */
export const planMilestoneBlocks = (context: BlockContext): Block[] => {
  const agreed = context.built.plan?.agreed;
  return agreed
    ? [{ ...milestonesTable(agreed, context), heading: context.say('plan.milestones', { quarter: context.built.quarter.label }) }]
    : [];
};

/** What both sides put in, planned against spent; nothing without a plan in force. */
export const planInvestmentBlocks = (context: BlockContext): Block[] => {
  const agreed = context.built.plan?.agreed;
  return agreed ? [{ ...investmentsTable(agreed, context), heading: context.say('plan.investments') }] : [];
};
