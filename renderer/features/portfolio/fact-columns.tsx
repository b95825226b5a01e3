import type { TFunction } from 'i18next';
import { minorDigits } from '#shared/domain/money.ts';
import { type FactColumn, type FactColumnKey, factColumns } from '#shared/portfolio/fact-columns.ts';
import { factColumnHints, factColumnTexts } from '#shared/text/en/portfolio-facts.ts';
import { formatCount, formatDate, formatMinor, formatRatio } from '#renderer/ui/format.ts';
import type { GridColumn, GridValue } from '#renderer/ui/grid/columns.ts';
import { Sparkline } from '#renderer/ui/sparkline.tsx';
import { AlertCount } from './alert-count.tsx';
import { DecidedWord } from './decided-word.tsx';
import type { PortfolioEntry } from './portfolio-entry.ts';
import { placementRank, placementWords } from './placement-words.ts';
import classes from './portfolio.module.css';

type Column = GridColumn<PortfolioEntry>;

const widths: Partial<Record<FactColumnKey, number>> = {
  segment: 164,
  coverage: 136,
  alerts: 104,
  downstreamActive: 128,
  commitmentsKept: 140,
};
const noWeeks = Array.from({ length: 13 }, () => 0);

/** Nothing of a partner whose facts are not here yet. */
const of = <T,>(
  entry: PortfolioEntry,
  read: (source: { row: PortfolioEntry; facts: NonNullable<PortfolioEntry['facts']> }) => T,
): T | undefined => (entry.facts === null ? undefined : read({ row: entry, facts: entry.facts }));

const numbers = (column: FactColumn & { kind: 'count' | 'money' | 'ratio' }, currency: string, missing: string): Partial<Column> => {
  const { kind } = column;
  const write = (value: number): string =>
    kind === 'money' ? formatMinor(value, currency) : kind === 'ratio' ? formatRatio(value) : formatCount(value);
  return {
    kind: 'number',
    width: kind === 'money' ? 140 : 100,
    value: (entry) => of(entry, column.of) ?? null,
    text: (entry) => {
      const value = of(entry, column.of);
      return value === undefined ? '' : value === null ? missing : write(value);
    },
    range: { of: 'number', scale: kind === 'money' ? 10 ** minorDigits(currency) : kind === 'ratio' ? 0.01 : 1 },
    ...(kind === 'money' ? { unit: currency } : {}),
    ...(kind === 'ratio' || column.key === 'likelihood' ? {} : { sum: write }),
  };
};

const columnOf = (t: TFunction, column: FactColumn, currency: string): Partial<Column> => {
  switch (column.kind) {
    case 'count':
    case 'money':
    case 'ratio':
      return numbers(
        column as FactColumn & { kind: 'count' | 'money' | 'ratio' },
        currency,
        column.key === 'likelihood' ? '' : t(($) => $.ui.notAvailable),
      );
    case 'date':
      return {
        kind: 'date',
        width: 112,
        value: (entry) => of(entry, column.of) ?? null,
        text: (entry) => {
          const day = of(entry, column.of);
          return day ? formatDate(day) : '';
        },
        range: { of: 'date' },
      };
    case 'part':
      return {
        kind: 'number',
        width: 108,
        value: (entry) => {
          const value = of(entry, column.of);
          return value === undefined || value.of === 0 ? null : value.part / value.of;
        },
        text: (entry) => {
          const value = of(entry, column.of);
          return value === undefined || value.of === 0
            ? ''
            : t(($) => $.portfolio.partOf, { part: formatCount(value.part), of: formatCount(value.of) });
        },
        range: { of: 'number', scale: 0.01 },
      };
    case 'weeks':
      return {
        kind: 'number',
        width: 116,
        value: (entry) => of(entry, column.of)?.reduce((sum, count) => sum + count, 0) ?? null,
        text: (entry) => of(entry, column.of)?.map(formatInput).join(' ') ?? '',
        cell: (entry) => {
          const weeks = of(entry, column.of);
          if (weeks === undefined) return null;
          const values = weeks.length === 0 ? noWeeks : weeks;
          return (
            <span className={classes['course']}>
              <Sparkline
                values={values}
                width={92}
                height={18}
                label={t(($) => $.portfolio.byWeek, { values: values.map((count) => formatCount(count)).join(', ') })}
              />
            </span>
          );
        },
        range: { of: 'number', scale: 1 },
      };
    case 'word':
      return {
        kind: 'text',
        width: 140,
        value: (entry) => of(entry, column.of) ?? null,
        text: (entry) => placementWords(of(entry, column.of) ?? null),
        facet: placementWords,
        rank: placementRank,
        canGroup: true,
      };
  }
};

const formatInput = (count: number): string => formatCount(count);

const cells: Partial<Record<FactColumnKey, (entry: PortfolioEntry) => React.ReactNode>> = {
  alerts: ({ facts }) => (facts === null ? null : <AlertCount alerts={facts.alerts} />),
  segment: ({ facts }) => (facts === null ? null : <DecidedWord value={facts.segment} decided={facts.segmentOverride} />),
  coverage: ({ facts }) => (facts === null ? null : <DecidedWord value={facts.coverage} decided={facts.coverageOverride} />),
};

/** The columns beside the deals, hidden until a type, a view or a person asks for them. */
export const factGridColumns = (t: TFunction, currency: string): Column[] =>
  factColumns.map((column): Column => {
    const cell = cells[column.key];
    const empty: Pick<Column, 'kind' | 'width' | 'value' | 'text'> = {
      kind: 'text',
      width: 100,
      value: (): GridValue => null,
      text: () => '',
    };
    return {
      ...empty,
      ...columnOf(t, column, currency),
      id: column.key,
      label: factColumnTexts[column.key],
      hint: factColumnHints[column.key],
      isHidden: true,
      ...(widths[column.key] === undefined ? {} : { width: widths[column.key] as number }),
      ...(cell ? { cell } : {}),
    };
  });
