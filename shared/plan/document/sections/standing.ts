import { dateText, valueText } from '#shared/documents/format.ts';
import type { Column, Row, Section, TableBlock, TextBlock, Value } from '#shared/documents/model.ts';
import type { ObjectiveTracking } from '../../tracking.ts';
import type { PaperContext } from '../paper.ts';
import { objectiveName, ratioValue, statusValue, textValue, unitValue } from '../values.ts';

const columnsOf = ({ say, audience }: PaperContext): Column[] => [
  { key: 'objective', label: say('objective'), kind: 'text' },
  { key: 'weight', label: say('weight'), kind: 'integer' },
  { key: 'share', label: say('share'), kind: 'percent' },
  { key: 'attainment', label: say('attainment'), kind: 'percent' },
  { key: 'part', label: say('part'), kind: 'percent' },
  { key: 'toDate', label: say('toDate'), kind: 'percent' },
  ...(audience === 'internal' ? [{ key: 'forecast', label: say('forecast'), kind: 'decimal', align: 'right' } as const] : []),
  { key: 'status', label: say('status'), kind: 'status' },
];

const percent = (fraction: number | null, reason: string): Value =>
  fraction === null ? { kind: 'missing', reason } : { kind: 'percent', fraction, digits: 1 };

/** One objective as a line of the sum: weight, share, attainment, and what they come to. */
const lineOf = (one: ObjectiveTracking, { paper, say, language, audience }: PaperContext): Row => {
  const labels = new Map(paper.plan.content.objectives.map((objective) => [objective.id, objective.unitLabel]));
  const reason = say(`noRatio.${one.attainment.missing ?? 'no_actual'}`);
  const part = one.share === null || one.attainment.value === null ? null : one.share * one.attainment.value;
  const forecast = unitValue(one.forecast?.value ?? null, one, say('noForecast'));
  const shown = forecast.kind === 'missing' ? forecast : textValue(valueText(forecast, language, one.currency ?? undefined));
  return {
    cells: [
      textValue(objectiveName({ ...one, unitLabel: labels.get(one.id) ?? null })),
      { kind: 'integer', value: one.weight },
      percent(one.share, reason),
      ratioValue(one.attainment, say),
      percent(part, reason),
      ratioValue(one.toDate, say),
      ...(audience === 'internal' ? [shown] : []),
      statusValue(one.status, say),
    ],
  };
};

/** How the weighted attainment comes about: "40% × 82.0% + 60% × 55.0% = 65.8%". */
export const arithmetic = ({ paper: { tracking }, language }: Pick<PaperContext, 'paper' | 'language'>): string => {
  const { value, parts } = tracking.weighted;
  const text = (fraction: number): string => valueText({ kind: 'percent', fraction, digits: 1 }, language);
  return `${parts.map(({ share, attainment }) => `${text(share)} × ${text(attainment)}`).join(' + ')} = ${value === null ? '' : text(value)}`;
};

const summary = ({ paper: { tracking }, say, language }: PaperContext): TextBlock => {
  const { weighted, weightedToDate, asOf } = tracking;
  const text = (fraction: number): string => valueText({ kind: 'percent', fraction, digits: 1 }, language);
  const year =
    weighted.value === null ? say('weightedNone', { reason: say('noParts') }) : say('weightedYear', { value: text(weighted.value) });
  const toDate =
    weightedToDate.value === null ? [] : [say('weightedToDate', { value: text(weightedToDate.value), date: dateText(asOf, language) })];
  return { kind: 'text', role: 'body', paragraphs: [[year, ...toDate].join(' ')] };
};

/** Which version was measured, how the parts make the whole, and what is left out of it. One paragraph: what stands below a full table has little room. */
const smallPrint = ({ paper, say, language }: PaperContext): TextBlock => {
  const { weighted, objectives, asOf, revision } = paper.tracking;
  const titles = new Map(objectives.map(({ id, title }) => [id, title]));
  const names = weighted.leftOut
    .map(({ id, missing }) => say('leftOutOne', { title: titles.get(id) ?? '', reason: say(`noRatio.${missing}`) }))
    .join(', ');
  const isPlain = weighted.weights === 100 && weighted.leftOut.length === 0;
  const sentences = [
    revision === null ? say('measuredWorking', { date: dateText(asOf, language) }) : say('measuredRevision', { revision }),
    ...(weighted.value === null ? [] : [say('sumOfParts')]),
    ...(weighted.value === null || isPlain ? [] : [say('weightsNote', { weights: weighted.weights })]),
    ...(weighted.leftOut.length === 0 ? [] : [say('leftOut', { count: weighted.leftOut.length, names })]),
  ];
  return { kind: 'text', role: 'note', paragraphs: [sentences.join(' ')] };
};

/** Objective by objective: what each adds to the whole, and the whole. */
export const standingTable = (context: PaperContext): TableBlock => {
  const { paper, say, audience } = context;
  const { objectives, weighted, weightedToDate, status } = paper.tracking;
  const total: Row = {
    emphasis: 'total',
    cells: [
      textValue(say('whole')),
      { kind: 'integer', value: weighted.weights },
      textValue(''),
      textValue(''),
      percent(weighted.value, say('noParts')),
      percent(weightedToDate.value, say('noParts')),
      ...(audience === 'internal' ? [textValue('')] : []),
      statusValue(status, say),
    ],
  };
  const rows = objectives.map((one) => lineOf(one, context));
  return { kind: 'table', columns: columnsOf(context), rows: rows.length === 0 ? [] : [...rows, total], empty: say('noObjectives') };
};

/** What was reached: the weighted attainment with its arithmetic. */
export const standingSection = (context: PaperContext): Section => ({
  key: 'standing',
  title: context.say('section.standing'),
  layout: 'stack',
  notes: null,
  blocks: [summary(context), standingTable(context), smallPrint(context)],
});
