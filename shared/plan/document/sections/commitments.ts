import type { LedgerEntry } from '#shared/api/commitments.ts';
import type { Section, Status, TableBlock, Value } from '#shared/documents/model.ts';
import type { PaperContext } from '../paper.ts';
import { dateValue, textValue } from '../values.ts';

type Place = Pick<PaperContext, 'paper' | 'say'>;

const shapes: Record<LedgerEntry['state'], Status> = {
  open: 'on-track',
  in_progress: 'on-track',
  met: 'on-track',
  missed: 'off-track',
  renegotiated: 'at-risk',
  cancelled: 'unknown',
};

const stateOf = ({ state, overdue }: LedgerEntry, { say }: Place): Value =>
  overdue
    ? { kind: 'status', status: 'off-track', text: say('overdue') }
    : { kind: 'status', status: shapes[state], text: say(`commitmentState.${state}`) };

/** What both sides promised in this plan; for us with the reason that stands behind it. */
export const commitmentsTable = ({ paper, say }: Place): TableBlock => ({
  kind: 'table',
  columns: [
    { key: 'side', label: say('side'), kind: 'text' },
    { key: 'what', label: say('promise'), kind: 'text' },
    { key: 'owner', label: say('owner'), kind: 'text' },
    { key: 'due', label: say('due'), kind: 'date' },
    { key: 'state', label: say('state'), kind: 'status' },
  ],
  rows: paper.commitments.map((one) => ({
    cells: [
      textValue(one.side === 'vendor' ? paper.company || say('ours') : paper.plan.partner),
      textValue(one.reason === null || one.reason === '' ? one.description : `${one.description} (${one.reason})`),
      textValue(one.owner),
      dateValue(one.dueOn),
      stateOf(one, { paper, say }),
    ],
  })),
  empty: say('noCommitments'),
});

export const commitmentsSection = (context: PaperContext): Section => ({
  key: 'commitments',
  title: context.say('section.commitments'),
  layout: 'stack',
  notes: null,
  blocks: [commitmentsTable(context)],
});
