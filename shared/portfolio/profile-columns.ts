import { factColumnTexts } from '#shared/text/en/portfolio-facts.ts';
import { portfolioTexts } from '#shared/text/en/portfolio.ts';
import { type FactColumnKey, factColumns } from './fact-columns.ts';

/** Columns of the partner's own record and its deals that a type profile can choose. Its name stands first in any case, and its type is what chose. */
const rowColumns = [
  'tier',
  'owner',
  'active',
  'lastCommercialEvent',
  'wonAmount',
  'wonCount',
  'lostCount',
  'openAmount',
  'openDeals',
  'openCommitments',
  'overdueCommitments',
  'lastQbr',
  'status',
  'subType',
  'networkStage',
  'lifecycleStage',
  'parent',
  'country',
  'territories',
  'verticals',
  'segments',
  'enrolledOn',
] as const satisfies ReadonlyArray<keyof typeof portfolioTexts.column>;
type ProfileColumn = (typeof rowColumns)[number] | FactColumnKey;

/** Every column that a type profile can choose, in the order in which they are offered. */
export const profileColumns: readonly ProfileColumn[] = [...rowColumns, ...factColumns.map(({ key }) => key)];

const labels: Readonly<Record<string, string>> = { ...portfolioTexts.column, ...factColumnTexts };

/** The heading of a column; a key that this version does not know shows itself. */
export const profileColumnLabel = (key: string): string => labels[key] ?? key;
