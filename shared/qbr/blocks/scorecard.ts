import { valueText } from '#shared/documents/format.ts';
import type { Block, Row, Status, Value } from '#shared/documents/model.ts';
import type { CardLine, Rating } from '#shared/scorecard/model.ts';
import { figureValue, textValue } from '../values.ts';
import { type FactContext, note } from './block-context.ts';

const shapes: Readonly<Record<Rating, Status>> = {
  on_track: 'on-track',
  at_risk: 'at-risk',
  off_track: 'off-track',
  not_known: 'unknown',
};

/** Units differ from line to line, so each amount is written out with its own. */
const written = (value: Value, language: string): Value =>
  value.kind === 'missing' ? value : { kind: 'text', text: valueText(value, language) };

const targetOf = ({ target, actual }: CardLine, language: string): Value =>
  target.value === null || actual === null
    ? { kind: 'missing', reason: target.reason ?? '' }
    : written(figureValue({ ...actual, value: target.value, currency: target.currency ?? actual.currency }), language);

/** Where the actual or the target is missing, its own cell says so; the share would only repeat it. */
const attainmentOf = ({ attainment, actual, target, reason }: CardLine): Value => {
  if (attainment !== null) return { kind: 'percent', fraction: attainment, digits: 0 };
  const isSaid = actual === null || actual.value === null || target.value === null;
  return isSaid ? textValue(null) : { kind: 'missing', reason: reason ?? '' };
};

const rowOf = (line: CardLine, { say, language }: FactContext): Row => ({
  cells: [
    textValue(line.label),
    textValue(say(line.kind === 'activity' ? 'lineActivity' : 'lineOutcome')),
    line.actual === null ? { kind: 'missing', reason: line.reason ?? '' } : written(figureValue(line.actual), language),
    targetOf(line, language),
    attainmentOf(line),
    { kind: 'status', status: shapes[line.rating], text: say(`rating.${line.rating}`) },
  ],
});

/** The lines of the type's scorecard, activity beside outcome, against their targets; nothing where the type has no scorecard. */
export const scorecardTable = (context: FactContext): Block[] => {
  const { built, say } = context;
  const { scorecard } = built;
  if (scorecard === null || scorecard.lines.length === 0) return [];
  return [
    {
      kind: 'table',
      heading: say('scorecardHeading'),
      columns: [
        { key: 'line', label: say('line'), kind: 'text' },
        { key: 'kind', label: say('lineKind'), kind: 'text' },
        { key: 'actual', label: scorecard.quarter, kind: 'text', align: 'right' },
        { key: 'target', label: say('target'), kind: 'text', align: 'right' },
        { key: 'attainment', label: say('attainment'), kind: 'percent' },
        { key: 'rating', label: say('state'), kind: 'status' },
      ],
      rows: scorecard.lines.map((line) => rowOf(line, context)),
      empty: '',
    },
    ...(scorecard.isRunning ? [note(say('targetsPaced', { quarter: scorecard.quarter }))] : []),
  ];
};
