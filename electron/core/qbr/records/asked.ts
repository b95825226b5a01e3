import type { QueryCtx } from '#core/context.ts';
import type { Column, Row, Value } from '#shared/documents/model.ts';
import type { IsoDate } from '#shared/domain/dates.ts';
import type { FiscalQuarter } from '#shared/domain/fiscal.ts';
import type { Converter } from '#shared/domain/rates.ts';
import type { RecordTable } from '#shared/qbr/model.ts';
import type { QbrSay } from '#shared/qbr/words.ts';

/** What a record table of a package is read for. */
export type RecordsAsked = {
  ctx: QueryCtx;
  partnerId: string;
  quarter: FiscalQuarter;
  previous: FiscalQuarter;
  yearBefore: FiscalQuarter;
  next: FiscalQuarter;
  asOf: IsoDate;
  converter: Converter;
  say: QbrSay;
};

const most = 200;

/** The table as a package keeps it: at most 200 rows, and how many there are beyond. Rows that sum up the others are kept, last. */
export const recordTable = (columns: Column[], rows: Row[]): RecordTable => {
  const sums = rows.filter(({ emphasis }) => emphasis === 'total');
  const plain = rows.filter(({ emphasis }) => emphasis !== 'total');
  return { columns, rows: [...plain.slice(0, most), ...sums], more: Math.max(0, plain.length - most) };
};

type Amount = { minor: number | null; currency: string | null };

/** A column of amounts; a currency that all of them share stands in its header alone. */
export const amountColumn = (key: string, label: string, amounts: readonly Amount[]): Column => {
  const currencies = [...new Set(amounts.flatMap(({ minor, currency }) => (minor === null || currency === null ? [] : [currency])))];
  return { key, label, kind: 'money', ...(currencies.length === 1 && currencies[0] ? { unit: currencies[0] } : {}) };
};

/** An amount in its own currency. */
export const amountValue = ({ minor, currency }: Amount, say: QbrSay): Value =>
  minor === null || currency === null ? { kind: 'missing', reason: say('noAmount') } : { kind: 'money', minor, currency };

/** A day that had come by the as-of date; nothing before. */
export const byThen = (day: IsoDate | null, asOf: IsoDate): IsoDate | null => (day !== null && day <= asOf ? day : null);
