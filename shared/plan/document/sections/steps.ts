import { dateText } from '#shared/documents/format.ts';
import type { Block, Section, Status, TableBlock, Value } from '#shared/documents/model.ts';
import type { PlanMilestone } from '../../model.ts';
import type { PaperContext } from '../paper.ts';
import { dateValue, textValue } from '../values.ts';

type Place = Pick<PaperContext, 'paper' | 'say' | 'language' | 'audience'>;

const shapes: Record<PlanMilestone['state'], Status> = { open: 'on-track', in_progress: 'on-track', done: 'on-track', dropped: 'unknown' };

/** How a milestone stands, in a word with its shape; one that is late says so. */
const milestoneState = (
  { state, dueOn, doneOn }: PlanMilestone,
  { paper, say, language }: Pick<Place, 'paper' | 'say' | 'language'>,
): Value => {
  const isOpen = state === 'open' || state === 'in_progress';
  if (isOpen && dueOn !== null && dueOn < paper.tracking.asOf) return { kind: 'status', status: 'off-track', text: say('overdue') };
  const word = say(`milestoneState.${state}`);
  const text = state === 'done' && doneOn !== null ? say('onDay', { state: word, date: dateText(doneOn, language) }) : word;
  return { kind: 'status', status: shapes[state], text };
};

const titlesOf = (items: ReadonlyArray<{ id: string; title: string }>): Map<string, string> =>
  new Map(items.map(({ id, title }) => [id, title]));

const sideText = (side: 'vendor' | 'partner' | 'both', { paper, say }: Pick<Place, 'paper' | 'say'>): string =>
  side === 'partner' ? paper.plan.partner : side === 'vendor' ? paper.company || say('ours') : say('side.both');

export const initiativesTable = ({ paper, say }: Place): TableBlock => {
  const { initiatives, objectives } = paper.plan.content;
  const goals = titlesOf(objectives);
  const isDescribed = initiatives.some(({ description }) => description !== '');
  return {
    kind: 'table',
    columns: [
      { key: 'initiative', label: say('initiative'), kind: 'text' },
      ...(isDescribed ? [{ key: 'description', label: say('description'), kind: 'text' } as const] : []),
      { key: 'serves', label: say('serves'), kind: 'text' },
      { key: 'who', label: say('who'), kind: 'text' },
      { key: 'due', label: say('due'), kind: 'date' },
    ],
    rows: initiatives.map((one) => ({
      cells: [
        textValue(one.title),
        ...(isDescribed ? [textValue(one.description)] : []),
        textValue(goals.get(one.objectiveId ?? '') ?? ''),
        textValue([sideText(one.side, { paper, say }), one.owner].filter(Boolean).join(', ')),
        dateValue(one.dueOn),
      ],
    })),
    empty: say('noInitiatives'),
  };
};

export const milestonesTable = ({ paper, say, language, audience }: Place): TableBlock => {
  const { milestones, initiatives } = paper.plan.content;
  const named = titlesOf(milestones);
  const parents = titlesOf(initiatives);
  const withEvidence = audience === 'internal' && milestones.some(({ evidence }) => (evidence ?? '') !== '');
  return {
    kind: 'table',
    columns: [
      { key: 'milestone', label: say('milestone'), kind: 'text' },
      { key: 'initiative', label: say('initiative'), kind: 'text' },
      { key: 'who', label: say('who'), kind: 'text' },
      { key: 'due', label: say('due'), kind: 'date' },
      { key: 'state', label: say('state'), kind: 'status' },
      { key: 'after', label: say('after'), kind: 'text' },
      ...(withEvidence ? [{ key: 'evidence', label: say('evidence'), kind: 'text' } as const] : []),
    ],
    rows: milestones.map((one) => ({
      cells: [
        textValue(one.title),
        textValue(parents.get(one.initiativeId ?? '') ?? ''),
        textValue([sideText(one.side, { paper, say }), one.owner].filter(Boolean).join(', ')),
        dateValue(one.dueOn),
        milestoneState(one, { paper, say, language }),
        textValue(one.dependsOn.flatMap((id) => named.get(id) ?? []).join(', ')),
        ...(withEvidence ? [textValue(one.evidence)] : []),
      ],
    })),
    empty: say('noMilestones'),
  };
};

/** What is done to get there, and by when. */
export const stepsSection = (context: PaperContext): Section => {
  const { paper, say, language } = context;
  const { milestones } = paper.plan.content;
  const done = milestones.filter(({ state }) => state === 'done').length;
  const late = milestones.filter((one) => {
    const value = milestoneState(one, context);
    return value.kind === 'status' && value.status === 'off-track';
  }).length;
  const facts = say('milestonesNote', { count: milestones.length, done, late, date: dateText(paper.tracking.asOf, language) });
  const blocks: Block[] = [{ ...milestonesTable(context), heading: say('milestones') }];
  if (paper.plan.content.initiatives.length > 0) blocks.unshift({ ...initiativesTable(context), heading: say('initiatives') });
  if (milestones.length > 0) blocks.push({ kind: 'text', role: 'note', paragraphs: [facts] });
  return {
    key: 'steps',
    title: say('section.steps'),
    layout: 'stack',
    notes: null,
    blocks,
  };
};
