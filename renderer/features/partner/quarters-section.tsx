import { useTranslation } from 'react-i18next';
import { useQuery } from '#renderer/state/use-query.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { formatCount, formatDate, formatMinor, formatRatio } from '#renderer/ui/format.ts';
import { quartersChart, winRateOf } from './charts.ts';
import tables from './table.module.css';
import { ChartAndTable } from './chart-and-table.tsx';
import { Section } from './section.tsx';

/** Deals won and lost in the last eight fiscal quarters, drawn and written out. */
export const QuartersSection = ({ partnerId }: { partnerId: string }) => {
  const { t } = useTranslation();
  const title = t(($) => $.partner.section.quarters);
  const { data, error } = useQuery('partners.quarters', { id: partnerId });
  if (!data)
    return (
      <Section name="quarters" title={title}>
        {error ? <ErrorNote error={error} /> : null}
      </Section>
    );
  const { quarters, currency } = data;
  const last = quarters.at(-1);
  if (!last || quarters.every(({ wonCount, lostCount }) => wonCount + lostCount === 0))
    return (
      <Section name="quarters" title={title}>
        <EmptyState kind="nothing" title={t(($) => $.partner.empty.quarters.title)} text={t(($) => $.partner.empty.quarters.text)} />
      </Section>
    );
  const chart = quartersChart(quarters, {
    title: t(($) => $.partner.quarters.title),
    altText: t(($) => $.partner.quarters.alt, {
      from: quarters[0]?.quarter ?? '',
      to: last.quarter,
      won: formatCount(last.wonCount),
      lost: formatCount(last.lostCount),
    }),
    categoryLabel: t(($) => $.partner.quarters.quarter),
    won: t(($) => $.partner.quarters.won),
    lost: t(($) => $.partner.quarters.lost),
  });
  const missing = (reason: string) => (
    <span className={tables['unset']} title={reason}>
      {t(($) => $.ui.notAvailable)}
    </span>
  );
  return (
    <Section name="quarters" title={title}>
      <ChartAndTable
        chart={chart}
        headings={[
          t(($) => $.partner.quarters.quarter),
          t(($) => $.partner.quarters.won),
          t(($) => $.partner.quarters.lost),
          t(($) => $.partner.quarters.winRate),
          t(($) => $.partner.quarters.amount, { currency }),
          t(($) => $.partner.quarters.registrations),
        ]}
      >
        {quarters.toReversed().map((quarter) => {
          const rate = winRateOf(quarter);
          return (
            <tr key={quarter.quarter}>
              <th scope="row" title={`${formatDate(quarter.from)} – ${formatDate(quarter.to)}`}>
                {quarter.quarter}
              </th>
              <td>{formatCount(quarter.wonCount)}</td>
              <td>{formatCount(quarter.lostCount)}</td>
              <td>{rate === null ? missing(t(($) => $.partner.quarters.winRateNone)) : formatRatio(rate)}</td>
              <td>
                {quarter.wonAmount === null ? missing(t(($) => $.partner.quarters.amountNone)) : formatMinor(quarter.wonAmount, currency)}
              </td>
              <td>{formatCount(quarter.registrations)}</td>
            </tr>
          );
        })}
      </ChartAndTable>
    </Section>
  );
};
