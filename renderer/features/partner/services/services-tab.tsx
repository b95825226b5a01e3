import { useTranslation } from 'react-i18next';
import { ChartView } from '#renderer/ui/chart-view.tsx';
import { formatCount, formatMonth } from '#renderer/ui/format.ts';
import { usePartnerPage } from '../partner-page-context.tsx';
import classes from '../partner.module.css';
import { monthsFrom, monthsUpTo } from '../records/months.ts';
import { RecordSection } from '../records/record-section.tsx';
import { useEntries } from '../records/use-entries.ts';
import { Section } from '../section.tsx';
import { renewalsByMonth } from './renewals-by-month.ts';
import { seatsByMonth } from './seats-by-month.ts';

const pastMonths = 18;
const comingMonths = 9;

/** Seats as they were counted and renewals as they come due; nothing while there are none of either. */
const SeatsAndRenewals = () => {
  const { t } = useTranslation();
  const { program } = usePartnerPage();
  const counts = useEntries('seat_count');
  const services = useEntries('managed_service');
  const renewals = useEntries('renewal');
  if (!counts || !services || !renewals || (services.length === 0 && renewals.length === 0)) return null;
  const months = monthsUpTo(program.asOf, pastMonths);
  const seats = seatsByMonth(services, counts, months);
  const last = seats.findLast((value) => value !== null) ?? null;
  const coming = monthsFrom(program.asOf, comingMonths);
  const due = renewalsByMonth(renewals, coming);
  const dueNames = coming.map((month) => formatMonth(month));
  const dueAlt = coming.map((month, index) => `${formatMonth(month)} ${due.counts[index] ?? 0}`).join(', ');
  return (
    <Section name="seats" title={t(($) => $.partner.services.title)}>
      <div className={classes['columns']}>
        <ChartView
          chart={{
            kind: 'line',
            title: t(($) => $.partner.services.seats),
            altText: t(($) => $.partner.services.seatsAlt, {
              from: formatMonth(months[0]?.month ?? ''),
              to: formatMonth(months.at(-1)?.month ?? ''),
              seats: last === null ? t(($) => $.ui.notAvailable) : formatCount(last),
            }),
            categories: months.map(({ month }) => formatMonth(month)),
            series: [{ key: 'seats', name: t(($) => $.partner.services.seatsName), values: seats }],
            format: { kind: 'integer' },
            categoryLabel: t(($) => $.partner.services.month),
          }}
        />
        <ChartView
          chart={{
            kind: 'bar',
            title:
              due.amounts === null
                ? t(($) => $.partner.services.dueCounts)
                : t(($) => $.partner.services.dueAmounts, { currency: due.currency ?? '' }),
            altText: t(($) => $.partner.services.dueAlt, { months: dueAlt }),
            categories: dueNames,
            series: [{ key: 'due', name: t(($) => $.partner.services.dueName), values: due.amounts ?? due.counts }],
            format: due.currency === null ? { kind: 'integer' } : { kind: 'money', currency: due.currency },
            categoryLabel: t(($) => $.partner.services.month),
          }}
        />
      </div>
    </Section>
  );
};

/** What the partner runs for its customers: seats, services and their renewals. */
export const ServicesTab = () => (
  <>
    <SeatsAndRenewals />
    <RecordSection kind="renewal" />
    <RecordSection kind="managed_service" />
    <RecordSection kind="seat_count" />
  </>
);
