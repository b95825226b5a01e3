import type { TFunction } from 'i18next';
import { CommitmentKind, CommitmentSide, CommitmentState, type LedgerEntry } from '#shared/api/commitments.ts';
import { daysBetween, type IsoDate } from '#shared/domain/dates.ts';
import { formatDate } from '#renderer/ui/format.ts';
import type { GridColumn } from '#renderer/ui/grid/columns.ts';
import { StatusMark, type StatusMeaning } from '#renderer/ui/status-mark.tsx';
import { dueGroupOf, dueGroups } from './due-groups.ts';
import { OriginLink } from './origin-link.tsx';
import { originText } from './origin-text.ts';

const meanings: Record<LedgerEntry['state'], StatusMeaning> = {
  open: 'unknown',
  in_progress: 'unknown',
  met: 'onTrack',
  missed: 'offTrack',
  renegotiated: 'atRisk',
  cancelled: 'inactive',
};

const widths = {
  description: 300,
  partner: 170,
  side: 60,
  owner: 130,
  due: 110,
  state: 150,
  origin: 150,
  kind: 100,
  partnerOwner: 120,
  why: 170,
  madeOn: 100,
  closedOn: 100,
  dueGroup: 140,
} as const;

/** The columns of the ledger as known on a day. */
export const ledgerColumns = (t: TFunction, asOf: IsoDate): Array<GridColumn<LedgerEntry>> => {
  const label = (key: keyof typeof widths): string => t(($) => $.commitments.column[key]);
  const stateWord = (state: string): string => {
    const known = CommitmentState.safeParse(state);
    return known.success ? t(($) => $.partner.commitments.state[known.data]) : state;
  };
  const stateText = ({ state, overdue, dueOn }: LedgerEntry): string =>
    overdue && dueOn !== null ? t(($) => $.commitments.overdue, { count: daysBetween(dueOn, asOf) }) : stateWord(state);
  const kindWord = (kind: string): string => {
    const known = CommitmentKind.safeParse(kind);
    return known.success ? t(($) => $.commitments.kind[known.data]) : kind;
  };
  const sideWord = (side: string): string => {
    const known = CommitmentSide.safeParse(side);
    return known.success ? t(($) => $.commitments.side[known.data]) : side;
  };
  // thousands of rows share a few origins, and looking up a text is dear
  const origins = new Map<string, string>();
  const origin = (row: LedgerEntry): string => {
    const key = `${row.originKind} ${row.originTitle ?? ''}`;
    const known = origins.get(key) ?? originText(t, row);
    origins.set(key, known);
    return known;
  };
  const dateText = (date: IsoDate | null): string => (date === null ? '' : formatDate(date));
  const text = (id: keyof typeof widths, value: (row: LedgerEntry) => string | null): GridColumn<LedgerEntry> => ({
    id,
    label: label(id),
    kind: 'text',
    width: widths[id],
    value,
    text: (row) => value(row) ?? '',
  });
  return [
    text('description', ({ description }) => description),
    { ...text('partner', ({ partner }) => partner), facet: (name) => name, canGroup: true },
    // words that all rows share are filters, and nobody searches for them
    { ...text('side', ({ side }) => side), kind: 'mark', text: ({ side }) => sideWord(side), facet: sideWord, canGroup: true },
    text('owner', ({ owner }) => owner),
    {
      id: 'due',
      label: label('due'),
      kind: 'date',
      width: widths.due,
      value: ({ dueOn }) => dueOn,
      text: ({ dueOn }) => (dueOn === null ? t(($) => $.commitments.noDue) : formatDate(dueOn)),
      range: { of: 'date' },
    },
    {
      id: 'state',
      label: label('state'),
      kind: 'mark',
      width: widths.state,
      value: ({ state }) => state,
      text: stateText,
      cell: (row) => <StatusMark meaning={row.overdue ? 'atRisk' : meanings[row.state]} label={stateText(row)} />,
      facet: stateWord,
      canGroup: true,
    },
    { ...text('origin', origin), cell: (row) => <OriginLink entry={row} />, canGroup: true },
    {
      ...text('kind', ({ kind }) => kind),
      kind: 'mark',
      text: ({ kind }) => kindWord(kind),
      facet: kindWord,
      canGroup: true,
      isHidden: true,
    },
    { ...text('partnerOwner', ({ partnerOwner }) => partnerOwner), facet: (name) => name, canGroup: true, isHidden: true },
    { ...text('why', ({ evidence, reason }) => evidence ?? reason) },
    { ...text('madeOn', ({ madeOn }) => madeOn), kind: 'date', text: ({ madeOn }) => dateText(madeOn), isHidden: true },
    { ...text('closedOn', ({ closedOn }) => closedOn), kind: 'date', text: ({ closedOn }) => dateText(closedOn), isHidden: true },
    {
      ...text('dueGroup', (row) => dueGroupOf(row, asOf)),
      kind: 'mark',
      text: (row) => t(($) => $.commitments.dueGroup[dueGroupOf(row, asOf)]),
      rank: (value) => dueGroups.findIndex((group) => group === value),
      canGroup: true,
      isHidden: true,
    },
  ];
};
