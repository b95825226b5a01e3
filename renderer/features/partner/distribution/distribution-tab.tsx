import { useState } from 'react';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ChartView } from '#renderer/ui/chart-view.tsx';
import { formatMinor, formatMonth, formatRatio } from '#renderer/ui/format.ts';
import { PartnerLink } from '../partner-facts.tsx';
import classes from '../partner.module.css';
import { RecordSection } from '../records/record-section.tsx';
import { useEntries } from '../records/use-entries.ts';
import { useUnseenPartners } from '../records/use-unseen-partners.ts';
import { Section } from '../section.tsx';
import tables from '../table.module.css';
import { Downstream } from './downstream.tsx';
import { type SellThrough, sellThrough } from './sell-through.ts';

const shownPeriods = 8;
const tablePeriods = 4;
const firstResellers = 12;

/** Who buys below the distributor, in the newest periods. */
const Resellers = ({ data }: { data: SellThrough }) => {
  const { t } = useTranslation();
  const [showsAll, setShowsAll] = useState(false);
  const { currency, periods, resellers } = data;
  if (currency === null || resellers.length === 0) return null;
  const newest = periods.slice(-tablePeriods);
  const all = resellers.reduce((sum, { total }) => sum + total, 0);
  const cell = (minor: number | null): string => (minor === null ? '–' : formatMinor(minor, currency));
  return (
    <>
      <div className={tables['scroll']}>
        <table className={tables['table']} aria-label={t(($) => $.partner.distribution.byReseller)}>
          <thead>
            <tr>
              <th scope="col">{t(($) => $.partner.distribution.reseller)}</th>
              {newest.map(({ id, from }) => (
                <th key={id} scope="col">
                  {formatMonth(from)}
                </th>
              ))}
              <th scope="col">{t(($) => $.partner.distribution.total, { currency, count: periods.length })}</th>
              <th scope="col">{t(($) => $.partner.distribution.share)}</th>
            </tr>
          </thead>
          <tbody>
            {(showsAll ? resellers : resellers.slice(0, firstResellers)).map(({ key, name, partnerId, amounts, total }) => (
              <tr key={key}>
                <th scope="row">
                  {partnerId !== null ? (
                    <PartnerLink id={partnerId} name={name} />
                  ) : (
                    name || <span className={tables['unset']}>{t(($) => $.partner.distribution.unseen)}</span>
                  )}
                </th>
                {amounts.slice(-tablePeriods).map((minor, index) => (
                  <td key={newest[index]?.id} className={minor === null ? tables['unset'] : undefined}>
                    {cell(minor)}
                  </td>
                ))}
                <td className={tables['strong']}>{cell(total)}</td>
                <td>{all === 0 ? '–' : formatRatio(total / all)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {resellers.length > firstResellers ? (
        <Button variant="subtle" color="gray" size="compact-xs" mt={8} onClick={() => setShowsAll(!showsAll)}>
          {showsAll ? t(($) => $.partner.distribution.showFirst) : t(($) => $.partner.distribution.showAll, { count: resellers.length })}
        </Button>
      ) : null}
    </>
  );
};

/** What was sold on, by period and by reseller; a report that has not come in is a gap. */
const SellThroughSection = () => {
  const { t } = useTranslation();
  const reports = useEntries('sell_through_report');
  const lines = useEntries('sell_through_line');
  const unseen = useUnseenPartners();
  if (!reports || !lines || !unseen || reports.length === 0) return null;
  const data = sellThrough(reports, lines, shownPeriods, unseen);
  const { currency, periods } = data;
  const last = periods.findLast(({ amount }) => amount !== null);
  return (
    <Section name="sell_through" title={t(($) => $.partner.distribution.title)}>
      {currency === null ? (
        <p className={classes['lead']}>{t(($) => $.partner.distribution.several)}</p>
      ) : (
        <ChartView
          chart={{
            kind: 'bar',
            title: t(($) => $.partner.distribution.byPeriod, { currency }),
            altText: t(($) => $.partner.distribution.alt, {
              count: periods.length,
              last: last ? `${formatMonth(last.from)} ${formatMinor(last.amount ?? 0, currency)} ${currency}` : t(($) => $.ui.notAvailable),
            }),
            categories: periods.map(({ from }) => formatMonth(from)),
            series: [{ key: 'amount', name: t(($) => $.partner.distribution.sold), values: periods.map(({ amount }) => amount) }],
            format: { kind: 'money', currency },
            categoryLabel: t(($) => $.partner.distribution.period),
          }}
        />
      )}
      <Resellers data={data} />
    </Section>
  );
};

/** Below the distributor: what it sold on, to whom, and who belongs to it. */
export const DistributionTab = () => (
  <>
    <SellThroughSection />
    <RecordSection kind="sell_through_report" />
    <RecordSection kind="hierarchy_link" lead={() => <Downstream />} />
  </>
);
