import type { PortfolioRow } from '#shared/api/partners.ts';
import type { PartnerFactsRow } from '#shared/api/partner-facts.ts';
import type { Program } from '#shared/api/settings.ts';
import type { Column, Value } from '#shared/documents/model.ts';
import { factReportColumns } from './fact-columns.ts';
import type { PortfolioSay } from './words.ts';

/** A partner with its facts, as the report writes it. */
export type ReportRow = PortfolioRow & { facts: PartnerFactsRow };
/** A column of the portfolio as a document has it. `total` sums it; columns without it have no total. */
export type ReportColumn = Column & { value(row: ReportRow): Value; total?(rows: readonly ReportRow[]): Value };

const text = (value: string | null): Value => ({ kind: 'text', text: value ?? '' });
const words = (key: string | null): string | null =>
  key === null ? null : `${key.charAt(0)}${key.slice(1).toLowerCase().replaceAll('_', ' ')}`;

type TextKey = 'name' | 'subType' | 'owner' | 'parent' | 'country' | 'lastQbr';
type CountKey = 'wonCount' | 'lostCount' | 'openDeals' | 'openCommitments' | 'overdueCommitments';
type DateKey = 'enrolledOn' | 'lastCommercialEvent';
type MoneyKey = 'wonAmount' | 'openAmount';
type ListKey = 'territories' | 'verticals' | 'segments';

/** All columns by the key of the screen's column, in the usual order, in the words of the program. */
export const portfolioColumns = (program: Program, currency: string, say: PortfolioSay): ReportColumn[] => {
  const nameIn = (list: ReadonlyArray<{ key: string; label: string }>, key: string | null): string | null =>
    list.find((one) => one.key === key)?.label ?? key;
  const texts = (key: TextKey): ReportColumn => ({ key, label: say(`column.${key}`), kind: 'text', value: (row) => text(row[key]) });
  const lists = (key: ListKey): ReportColumn => ({
    key,
    label: say(`column.${key}`),
    kind: 'text',
    // the mark that the import parts words by, so that a file comes back as it left
    value: (row) => text(row[key].join('; ')),
  });
  const dates = (key: DateKey): ReportColumn => ({
    key,
    label: say(`column.${key}`),
    kind: 'date',
    value: (row) => {
      const date = row[key];
      return date === null ? text(null) : { kind: 'date', date };
    },
  });
  const counts = (key: CountKey): ReportColumn => ({
    key,
    label: say(`column.${key}`),
    kind: 'integer',
    value: (row) => ({ kind: 'integer', value: row[key] }),
    total: (rows) => ({ kind: 'integer', value: rows.reduce((sum, row) => sum + row[key], 0) }),
  });
  const money = (key: MoneyKey, unknown: (row: PortfolioRow) => boolean): ReportColumn => ({
    key,
    label: say(`column.${key}`),
    kind: 'money',
    unit: currency,
    value: (row) => {
      const minor = row[key];
      return minor === null ? { kind: 'missing', reason: say('noAmount') } : { kind: 'money', minor, currency };
    },
    total: (rows) => {
      const missing = rows.filter(unknown).length;
      if (missing > 0) return { kind: 'missing', reason: say('noTotal', { count: missing }) };
      return { kind: 'money', minor: rows.reduce((sum, row) => sum + (row[key] ?? 0), 0), currency };
    },
  });
  const named = (key: 'type' | 'tier', list: ReadonlyArray<{ key: string; label: string }>): ReportColumn => ({
    key,
    label: say(`column.${key}`),
    kind: 'text',
    value: (row) => text(nameIn(list, row[key])),
  });
  const stage = (key: 'networkStage' | 'lifecycleStage' | 'status'): ReportColumn => ({
    key,
    label: say(`column.${key}`),
    kind: 'text',
    value: (row) => text(words(row[key])),
  });
  return [
    texts('name'),
    named('type', program.partnerTypes),
    named('tier', program.tiers),
    { key: 'active', label: say('column.active'), kind: 'text', value: (row) => text(say(row.active ? 'yes' : 'no')) },
    money('wonAmount', (row) => row.wonAmount === null),
    counts('wonCount'),
    counts('lostCount'),
    counts('openDeals'),
    // a row with open deals and no amount has none that is known, or no rate: the sum of the others would pass for the whole
    money('openAmount', (row) => row.openAmount === null && row.openDeals > 0),
    dates('lastCommercialEvent'),
    texts('owner'),
    texts('country'),
    lists('verticals'),
    counts('overdueCommitments'),
    counts('openCommitments'),
    texts('lastQbr'),
    stage('status'),
    texts('subType'),
    stage('networkStage'),
    stage('lifecycleStage'),
    texts('parent'),
    lists('territories'),
    lists('segments'),
    dates('enrolledOn'),
    ...factReportColumns(currency, say),
  ];
};
