import type { Commitment } from '#shared/api/records.ts';
import type { Column, Status, TableBlock, Value } from '#shared/documents/model.ts';
import { dateValue, textValue } from '../values.ts';
import type { QbrSay } from '../words.ts';
import { commentaryBlocks, note, plain, type Slide, type SlideContext } from './slide.ts';

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

const tableOf = (side: Commitment['side'], heading: string, { built, say }: SlideContext): TableBlock => ({
  kind: 'table',
  heading,
  columns: commitmentColumns(say),
  empty: say('noneOpen'),
  rows: built.commitments
    .filter((one) => one.side === side)
    .map((one) => ({
      cells: [
        textValue(one.reason && one.closedOn !== null ? `${one.description} (${one.reason})` : one.description),
        textValue(one.owner),
        dateValue(one.dueOn),
        commitmentState(one, say),
      ],
    })),
});

/** What both sides promised last time and how it stands: both sides, or neither. */
export const commitmentsSlide = (context: SlideContext): Slide => {
  const { built, say } = context;
  const last = built.lastQbr?.summary ? [note(`${say('lastOutcome', { quarter: built.lastQbr.quarter })}: ${built.lastQbr.summary}`)] : [];
  if (built.commitments.length === 0)
    return {
      layout: 'stack',
      blocks: [...commentaryBlocks(context), plain(say('noCommitments')), ...last],
    };
  return {
    layout: 'stack',
    blocks: [
      ...commentaryBlocks(context),
      tableOf('vendor', say('vendorSide'), context),
      tableOf('partner', say('partnerSide', { partner: built.partner.name }), context),
      ...last,
    ],
  };
};
