import type { Commitment } from '#shared/api/commitments.ts';
import type { Block, Column, Status, TableBlock, Value } from '#shared/documents/model.ts';
import { dateValue, textValue } from '../values.ts';
import type { QbrSay } from '../words.ts';
import { type BlockContext, type FactContext, note, plain } from './block-context.ts';

const shapes: Record<Commitment['state'], Status> = {
  open: 'on-track',
  in_progress: 'on-track',
  met: 'on-track',
  missed: 'off-track',
  renegotiated: 'at-risk',
  cancelled: 'unknown',
};

/** The state of a promise in a word with its shape; one that is late says so. */
export const commitmentState = (one: Commitment, say: QbrSay): Value =>
  one.overdue
    ? { kind: 'status', status: 'off-track', text: say('overdue') }
    : { kind: 'status', status: shapes[one.state], text: say(`commitmentState.${one.state}`) };

export const commitmentColumns = (say: QbrSay): Column[] => [
  { key: 'what', label: say('promise'), kind: 'text' },
  { key: 'owner', label: say('owner'), kind: 'text' },
  { key: 'due', label: say('due'), kind: 'date' },
  { key: 'state', label: say('state'), kind: 'status' },
];

/** As many of one side as stand on one slide with those of the other; the workbook has all. */
const most = 5;

/** What is late comes first, then what is open by its date, then what was closed. */
const byUrgency = (a: Commitment, b: Commitment): number =>
  Number(b.overdue) - Number(a.overdue) ||
  Number(a.closedOn !== null) - Number(b.closedOn !== null) ||
  (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999');

const tableOf = (side: Commitment['side'], heading: string, { built, say }: FactContext): Block[] => {
  const all = built.commitments.filter((one) => one.side === side).toSorted(byUrgency);
  const table: TableBlock = {
    kind: 'table',
    heading,
    columns: commitmentColumns(say),
    empty: say('noneOpen'),
    rows: all.slice(0, most).map((one) => ({
      cells: [
        textValue(one.reason && one.closedOn !== null ? `${one.description} (${one.reason})` : one.description),
        textValue(one.owner),
        dateValue(one.dueOn),
        commitmentState(one, say),
      ],
    })),
  };
  const more = all.length - most;
  return [table, ...(more > 0 ? [note(say('moreCommitments', { count: more }))] : [])];
};

/** What both sides promised last time and how it stands: both sides, or neither. */
const lastBlocks = (context: FactContext): Block[] => {
  const { built, say } = context;
  const last = built.lastQbr?.summary ? [note(`${say('lastOutcome', { quarter: built.lastQbr.quarter })}: ${built.lastQbr.summary}`)] : [];
  if (built.commitments.length === 0) return [plain(say('noCommitments')), ...last];
  return [
    ...last,
    ...tableOf('vendor', say('vendorSide'), context),
    ...tableOf('partner', say('partnerSide', { partner: built.partner.name }), context),
  ];
};

/** Commitments of both sides in one table, each under its own side. */
export const bothSides = (
  commitments: readonly Commitment[],
  { built: { partner }, say }: { built: { partner: { name: string } }; say: QbrSay },
): TableBlock => ({
  kind: 'table',
  columns: [{ key: 'side', label: say('side'), kind: 'text' }, ...commitmentColumns(say)],
  rows: commitments.map((one) => ({
    cells: [
      textValue(one.side === 'vendor' ? say('ours') : partner.name),
      textValue(one.description),
      textValue(one.owner),
      dateValue(one.dueOn),
      commitmentState(one, say),
    ],
  })),
  empty: say('noneIntoNext'),
});

/** The open promises of both sides that go into the coming quarter; without any, what to agree. */
const openBlocks = ({ built, say }: FactContext): Block[] => {
  const { nextQuarter, partner } = built;
  const open = built.commitments.filter(({ closedOn }) => closedOn === null).toSorted(byUrgency);
  const shown = open.slice(0, 2 * most);
  const table: Block = { ...bothSides(shown, { built, say }), heading: say('openIntoNext', { quarter: nextQuarter.label }) };
  if (open.length === 0)
    return [table, { kind: 'list', heading: say('agreeHeading'), items: say('agreeItems', { partner: partner.name }).split('\n') }];
  const more = open.length - shown.length;
  return [table, ...(more > 0 ? [note(say('moreCommitments', { count: more }))] : [])];
};

/** The commitments of both sides, looking back or ahead by the source of the block. Never those of one side alone (domain 7.3, invariant 7). */
export const commitmentBlocks = (context: BlockContext): Block[] =>
  context.block.source === 'open' ? openBlocks(context) : lastBlocks(context);
