import type { TFunction } from 'i18next';
import { PartnerStatus, type PortfolioRow } from '#shared/api/partners.ts';
import type { Program } from '#shared/api/settings.ts';
import { minorDigits } from '#shared/domain/money.ts';
import { formatCount, formatDate, formatMinor } from '#renderer/ui/format.ts';
import type { GridColumn } from '#renderer/ui/grid/columns.ts';
import { StatusMark } from '#renderer/ui/status-mark.tsx';
import { subTypeWords } from '#renderer/ui/sub-type-words.ts';
import { factGridColumns } from './fact-columns.tsx';
import { PartnerName } from './partner-name.tsx';
import type { PortfolioEntry } from './portfolio-entry.ts';

type Column = GridColumn<PortfolioEntry>;
type Id = Exclude<keyof PortfolioRow, 'id' | 'ownerId' | 'parentId'>;

/** Labels of a list of the program, by key; a key that the program does not know shows itself. */
const labelsOf = (list: ReadonlyArray<{ key: string; label: string }>): ((key: string) => string) => {
  const labels = new Map(list.map(({ key, label }) => [key, label]));
  return (key) => labels.get(key) ?? key;
};

/** "RECRUIT_QUALIFY" as words. */
const stageWords = (key: string): string => key.charAt(0) + key.slice(1).toLowerCase().replaceAll('_', ' ');

/** The columns of the portfolio in their first order, in the words of the program and the reporting currency. */
export const portfolioColumns = (t: TFunction, program: Program, currency: string): Column[] => {
  const typeLabel = labelsOf(program.partnerTypes);
  const tierLabel = labelsOf(program.tiers);
  const tierRanks = new Map(program.tiers.map(({ key, rank }) => [key, rank]));
  const label = (id: Id): string => t(($) => $.portfolio.column[id]);
  // looked up once: 10,000 rows ask for them
  const missing = t(($) => $.ui.notAvailable);
  const activeLabel = t(($) => $.portfolio.isActive);
  const inactiveLabel = t(($) => $.portfolio.isInactive);
  const statusLabels = Object.fromEntries(PartnerStatus.options.map((status) => [status, t(($) => $.portfolio.status[status])]));

  const text = (id: Id, width: number, value: (row: PortfolioRow) => string | null, words = (key: string): string => key): Column => ({
    id,
    label: label(id),
    kind: 'text',
    width,
    value,
    text: (row) => {
      const key = value(row);
      return key === null ? '' : words(key);
    },
    facet: words,
    canGroup: true,
  });
  const labels = (id: Id, value: (row: PortfolioRow) => readonly string[]): Column => ({
    id,
    label: label(id),
    kind: 'text',
    width: 150,
    value,
    text: (row) => value(row).join(', '),
    facet: (key) => key,
    canGroup: id === 'verticals',
    isHidden: id !== 'verticals',
  });
  const count = (id: Id, width: number, value: (row: PortfolioRow) => number, hint?: string): Column => ({
    id,
    label: label(id),
    kind: 'number',
    width,
    value,
    text: (row) => formatCount(value(row)),
    range: { of: 'number', scale: 1 },
    sum: (total) => formatCount(total),
    ...(hint ? { hint } : {}),
  });
  const money = (id: Id, width: number, value: (row: PortfolioRow) => number | null, hint: string): Column => ({
    id,
    label: label(id),
    unit: currency,
    kind: 'number',
    width,
    value,
    text: (row) => {
      const minor = value(row);
      return minor === null ? missing : formatMinor(minor, currency);
    },
    range: { of: 'number', scale: 10 ** minorDigits(currency) },
    sum: (total) => formatMinor(total, currency),
    hint,
  });
  const date = (id: Id, value: (row: PortfolioRow) => string | null, hint?: string): Column => ({
    id,
    label: label(id),
    kind: 'date',
    width: 112,
    value,
    text: (row) => {
      const day = value(row);
      return day === null ? '' : formatDate(day);
    },
    range: { of: 'date' },
    ...(hint ? { hint } : {}),
  });

  const factColumns = factGridColumns(t, currency);
  const shownFacts = ['registrationTrend', 'alerts'];
  return [
    {
      id: 'name',
      label: label('name'),
      kind: 'text',
      width: 250,
      value: (row) => row.name,
      text: (row) => row.name,
      cell: (row) => <PartnerName id={row.id} name={row.name} isSample={row.sample} />,
    },
    text('type', 136, (row) => row.type, typeLabel),
    { ...text('tier', 96, (row) => row.tier, tierLabel), rank: (key) => -(tierRanks.get(String(key)) ?? 0) },
    {
      id: 'active',
      label: label('active'),
      kind: 'mark',
      width: 104,
      value: (row) => row.active,
      text: (row) => (row.active ? activeLabel : inactiveLabel),
      facet: (key) => (key === 'true' ? activeLabel : inactiveLabel),
      canGroup: true,
      cell: (row) => <StatusMark meaning={row.active ? 'onTrack' : 'inactive'} label={row.active ? activeLabel : inactiveLabel} />,
      hint: t(($) => $.portfolio.hint.active),
    },
    ...factColumns.filter(({ id }) => shownFacts.includes(id)).map((column) => ({ ...column, isHidden: false })),
    money(
      'wonAmount',
      152,
      (row) => row.wonAmount,
      t(($) => $.portfolio.hint.wonAmount),
    ),
    count(
      'wonCount',
      64,
      (row) => row.wonCount,
      t(($) => $.portfolio.hint.wonCount),
    ),
    count(
      'lostCount',
      64,
      (row) => row.lostCount,
      t(($) => $.portfolio.hint.lostCount),
    ),
    count(
      'openDeals',
      68,
      (row) => row.openDeals,
      t(($) => $.portfolio.hint.openDeals),
    ),
    money(
      'openAmount',
      156,
      (row) => row.openAmount,
      t(($) => $.portfolio.hint.openAmount),
    ),
    date(
      'lastCommercialEvent',
      (row) => row.lastCommercialEvent,
      t(($) => $.portfolio.hint.lastCommercialEvent),
    ),
    text('owner', 140, (row) => row.owner),
    text('country', 120, (row) => row.country),
    labels('verticals', (row) => row.verticals),
    {
      ...count(
        'overdueCommitments',
        92,
        (row) => row.overdueCommitments,
        t(($) => $.portfolio.hint.overdueCommitments),
      ),
      cell: (row) =>
        row.overdueCommitments > 0 ? <StatusMark meaning="atRisk" label={formatCount(row.overdueCommitments)} /> : formatCount(0),
    },
    count(
      'openCommitments',
      110,
      (row) => row.openCommitments,
      t(($) => $.portfolio.hint.openCommitments),
    ),
    { ...text('lastQbr', 96, (row) => row.lastQbr), canGroup: false },
    text(
      'status',
      104,
      (row) => row.status,
      (key) => statusLabels[key] ?? key,
    ),
    { ...text('subType', 120, (row) => row.subType, subTypeWords), isHidden: true },
    { ...text('networkStage', 140, (row) => row.networkStage, stageWords), isHidden: true },
    { ...text('lifecycleStage', 150, (row) => row.lifecycleStage, stageWords), isHidden: true },
    { ...text('parent', 150, (row) => row.parent), isHidden: true },
    labels('territories', (row) => row.territories),
    labels('segments', (row) => row.segments),
    { ...date('enrolledOn', (row) => row.enrolledOn), isHidden: true },
    ...factColumns.filter(({ id }) => !shownFacts.includes(id)),
  ];
};
