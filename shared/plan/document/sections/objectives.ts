import { dateText, valueText } from '#shared/documents/format.ts';
import type { Block, Row, Section, TableBlock, Value } from '#shared/documents/model.ts';
import type { PlanObjective } from '../../model.ts';
import { numbersOf } from '../numbers.ts';
import type { PaperContext } from '../paper.ts';
import { objectiveName, textValue, unitValue } from '../values.ts';
import { ratesNote } from './rates.ts';

type Place = Pick<PaperContext, 'paper' | 'say' | 'language'>;

/** Two lines an objective, target above actual: its numbers without their unit, which stands beside its name. */
const linesOf = (objective: PlanObjective, { paper, say, language }: Place): Row[] => {
  const numbers = numbersOf(objective, paper.tracking);
  const cell = (value: number | null, reason: string): Value => {
    const typed = unitValue(value, objective, reason);
    return typed.kind === 'missing' ? typed : textValue(valueText(typed, language, objective.currency ?? undefined));
  };
  const due = objective.dueOn === null ? '' : say('byDay', { date: dateText(objective.dueOn, language) });
  const whose = [objective.owner, due].filter(Boolean).join(', ');
  return [
    {
      cells: [
        textValue(objectiveName(objective)),
        textValue(say('target')),
        cell(objective.start, say('noStart')),
        ...numbers.targets.map((value) => cell(value, say('noTarget'))),
        cell(numbers.target, say('noTarget')),
      ],
    },
    {
      emphasis: 'subdued',
      cells: [
        textValue(whose),
        textValue(say('actual')),
        textValue(''),
        // a quarter that has not begun has nothing to be known of
        ...numbers.actuals.map((value, index) =>
          value === null && paper.tracking.quarters[index]?.phase === 'ahead'
            ? textValue('')
            : cell(value, numbers.reasons[index] ?? say('noActual')),
        ),
        cell(numbers.actual, say('noActual')),
      ],
    },
  ];
};

/** All objectives, by quarter. */
export const objectivesTable = (place: Place): TableBlock => {
  const { paper, say } = place;
  const number = (key: string, label: string) => ({ key, label, kind: 'decimal', align: 'right' }) as const;
  return {
    kind: 'table',
    columns: [
      { key: 'objective', label: say('objective'), kind: 'text' },
      { key: 'line', label: say('line'), kind: 'text' },
      number('start', say('start')),
      ...paper.tracking.quarters.map(({ label }) => number(label, label)),
      number('year', say('year')),
    ],
    rows: paper.plan.content.objectives.flatMap((objective) => linesOf(objective, place)),
    empty: say('noObjectives'),
  };
};

/** The objectives by quarter, target above actual, and at which rates amounts were converted. */
export const objectivesSection = (context: PaperContext): Section => {
  const { paper, say } = context;
  const levels = paper.plan.content.objectives.filter(({ accrual }) => accrual === 'level').map(({ title }) => title);
  const notes = [...(levels.length === 0 ? [] : [say('levelNote', { names: levels.join(', ') })]), ...ratesNote(context)];
  const blocks: Block[] = [objectivesTable(context), { kind: 'text', role: 'note', paragraphs: notes }];
  return { key: 'objectives', title: say('section.objectives'), layout: 'stack', notes: null, blocks };
};
