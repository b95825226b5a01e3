import { dateText } from '#shared/documents/format.ts';
import type { Block, Document, Row, TableBlock } from '#shared/documents/model.ts';
import { parseRichText } from '#shared/rich-text/parse.ts';
import { commitmentState } from '../blocks/commitments.ts';
import type { PaperOptions } from '../document.ts';
import { dateValue, textValue } from '../values.ts';
import { type QbrSay, qbrWordsOf } from '../words.ts';
import { forAudience, type MinutesFacts } from './facts.ts';

type Side = 'vendor' | 'partner';

/** Whose promises these are, by name. */
export const sideName = (side: Side, { company, partner }: Pick<MinutesFacts, 'company' | 'partner'>, say: QbrSay): string => {
  if (side === 'partner') return say('minutesTheirs', { partner });
  return company === '' ? say('minutesOursNameless') : say('minutesOurs', { company });
};

const paragraphs = (heading: string, ...lines: string[]): Block => ({ kind: 'text', role: 'body', heading, paragraphs: lines });

const agendaTable = ({ agenda }: MinutesFacts, say: QbrSay): TableBlock => ({
  kind: 'table',
  heading: say('section.agenda'),
  columns: [
    { key: 'part', label: say('agendaPart'), kind: 'text' },
    { key: 'minutes', label: say('agendaMinutes'), kind: 'integer' },
  ],
  rows: agenda.map(({ title, minutes }) => ({ cells: [textValue(title), { kind: 'integer', value: minutes }] })),
  empty: say('agendaEmpty'),
});

const goalsTable = ({ goals }: MinutesFacts, say: QbrSay): TableBlock => ({
  kind: 'table',
  heading: say('minutesGoals'),
  columns: [
    { key: 'goal', label: say('minutesGoal'), kind: 'text' },
    { key: 'measure', label: say('minutesMeasure'), kind: 'text' },
    { key: 'due', label: say('due'), kind: 'date' },
  ],
  rows: goals.map(({ text, measure, dueOn }) => ({ cells: [textValue(text), textValue(measure), dateValue(dueOn)] })),
  empty: say('minutesNoGoal'),
});

const madeTable = (side: Side, facts: MinutesFacts, say: QbrSay): TableBlock => ({
  kind: 'table',
  heading: sideName(side, facts, say),
  columns: [
    { key: 'what', label: say('promise'), kind: 'text' },
    { key: 'owner', label: say('owner'), kind: 'text' },
    { key: 'due', label: say('due'), kind: 'date' },
    { key: 'done', label: say('minutesDone'), kind: 'text' },
  ],
  rows: facts.made
    .filter((one) => one.side === side)
    .map(({ kind, description, owner, dueOn, measure }) => ({
      cells: [
        textValue(kind === 'action' ? say('minutesAction', { text: description }) : description),
        textValue(owner),
        dateValue(dueOn),
        textValue(measure),
      ],
    })),
  empty: say('minutesNoPromise'),
});

const earlierTable = (facts: MinutesFacts, say: QbrSay, language: string): TableBlock => {
  const isInternal = facts.audience === 'internal';
  const row = ({ commitment, replacedBy }: MinutesFacts['earlier'][number]): Row => {
    const state = commitmentState(commitment, say);
    const newDate = replacedBy?.dueOn
      ? isInternal
        ? say('minutesNewDate', { date: dateText(replacedBy.dueOn, language) })
        : dateText(replacedBy.dueOn, language)
      : null;
    const why = [commitment.evidence ?? commitment.reason, newDate].filter(Boolean).join(' · ');
    return {
      cells: [
        textValue(commitment.description),
        textValue(commitment.side === 'partner' ? facts.partner : facts.company || say('minutesUs')),
        dateValue(commitment.dueOn),
        state,
        textValue(why),
      ],
    };
  };
  return {
    kind: 'table',
    heading: say('minutesEarlier'),
    columns: [
      { key: 'what', label: say('promise'), kind: 'text' },
      { key: 'side', label: say('minutesEarlierSide'), kind: 'text' },
      { key: 'due', label: say('due'), kind: 'date' },
      { key: 'state', label: say('state'), kind: 'status' },
      { key: 'why', label: isInternal ? say('minutesWhy') : say('minutesNewDateColumn'), kind: 'text' },
    ],
    rows: facts.earlier.map(row),
    empty: say('minutesNoEarlier'),
  };
};

/** What stands in the internal copy alone. */
const internalBlocks = ({ risks, rating, liveNotes }: MinutesFacts, say: QbrSay): Block[] => [
  ...(risks.length > 0 ? [{ kind: 'list' as const, heading: say('minutesRisks'), items: [...risks] }] : []),
  ...(rating === null ? [] : [paragraphs(say('minutesRating'), say('minutesRated', { rating }))]),
  ...(liveNotes.trim() === ''
    ? []
    : [
        {
          kind: 'text' as const,
          role: 'body' as const,
          heading: say('minutesNotes'),
          paragraphs: [liveNotes],
          rich: parseRichText(liveNotes),
        },
      ]),
];

/** The minutes of a review: who and when, the agenda, what was decided, what both sides want and promised, what became of earlier promises, and the next date. */
export const minutesToDocument = (given: MinutesFacts, { language, pageSize, createdAt }: Omit<PaperOptions, 'audience'>): Document => {
  const facts = forAudience(given);
  const say = qbrWordsOf(language);
  const { partner, company, quarter, heldOn, attendees, outcome, decisions, nextOn, asOf, audience } = facts;
  const title = say('minutesTitle', { quarter });
  const blocks: Block[] = [
    paragraphs(
      say('minutesMeeting'),
      heldOn === null ? say('minutesNotHeld') : say('minutesHeld', { date: dateText(heldOn, language) }),
      attendees.length === 0 ? say('minutesNobody') : say('minutesAtTable', { names: attendees.join(', ') }),
    ),
    ...(facts.agenda.length > 0 ? [agendaTable(facts, say)] : []),
    ...(outcome === null ? [] : [paragraphs(say('minutesOutcome'), ...outcome.split(/\n{2,}/))]),
    decisions.length === 0
      ? paragraphs(say('minutesDecisions'), say('minutesNoDecision'))
      : { kind: 'list', heading: say('minutesDecisions'), items: [...decisions], ordered: true },
    goalsTable(facts, say),
    madeTable('vendor', facts, say),
    madeTable('partner', facts, say),
    earlierTable(facts, say, language),
    paragraphs(say('minutesNext'), nextOn === null ? say('minutesNoNext') : say('minutesNextOn', { date: dateText(nextOn, language) })),
    ...internalBlocks(facts, say),
  ];
  return {
    title,
    subtitle: say('minutesOf', { partner, quarter }),
    partner,
    asOf,
    footer: audience === 'internal' ? say('minutesInternal') : say('minutesFor', { partner }),
    currency: '',
    language,
    pageSize,
    properties: { title: `${title}: ${partner}`, subject: say('minutesOf', { partner, quarter }), author: company, company, createdAt },
    sections: [{ key: 'minutes', title: say('minutesOf', { partner, quarter }), layout: 'stack', notes: '', blocks }],
  };
};
