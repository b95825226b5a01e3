import { useTranslation } from 'react-i18next';
import { ChartView } from '#renderer/ui/chart-view.tsx';
import { formatMonth } from '#renderer/ui/format.ts';
import { usePartnerPage } from '../partner-page-context.tsx';
import { textOf } from '../records/entry-text.ts';
import { monthsUpTo } from '../records/months.ts';
import { moneySplits } from '../records/money-split.ts';
import { MoneySplitView } from '../records/money-split-view.tsx';
import { RecordSection } from '../records/record-section.tsx';
import { useEntries } from '../records/use-entries.ts';
import { useTypeProfile } from '../use-type-profile.ts';
import { adoptionsByMonth } from './adoptions-by-month.ts';

const shownMonths = 12;

/** Adoptions of all listings by month; nothing while there is none. */
const Adoptions = () => {
  const { t } = useTranslation();
  const { program } = usePartnerPage();
  const adoptions = useEntries('listing_adoption');
  if (!adoptions || adoptions.length === 0) return null;
  const months = monthsUpTo(program.asOf, shownMonths).map(({ month }) => month);
  const counts = adoptionsByMonth(adoptions, months);
  return (
    <ChartView
      chart={{
        kind: 'bar',
        title: t(($) => $.partner.alliances.adoptions),
        altText: t(($) => $.partner.alliances.adoptionsAlt, {
          months: months.map((month, index) => `${formatMonth(month)} ${counts[index] ?? 0}`).join(', '),
        }),
        categories: months.map((month) => formatMonth(month)),
        series: [{ key: 'adoptions', name: t(($) => $.partner.alliances.adopted), values: counts }],
        format: { kind: 'integer' },
        categoryLabel: t(($) => $.partner.services.month),
      }}
    />
  );
};

/** What is built and sold together: listings with their adoptions, solutions with their milestones, opportunities. */
export const AlliancesTab = () => {
  const { t } = useTranslation();
  const { commercialEvents } = useTypeProfile();
  const listings = <RecordSection key="listing" kind="listing" lead={() => <Adoptions />} />;
  const joint = (
    <div key="joint" style={{ display: 'contents' }}>
      <RecordSection kind="joint_solution" />
      <RecordSection
        kind="joint_opportunity"
        lead={(rows) => (
          <MoneySplitView
            title={(currency, total) => t(($) => $.partner.alliances.opportunities, { currency, total })}
            parts={[
              { key: 'won', name: t(($) => $.partner.alliances.won) },
              { key: 'lost', name: t(($) => $.partner.alliances.lost) },
              { key: 'open', name: t(($) => $.partner.alliances.open), isRest: true },
            ]}
            splits={moneySplits(rows, 'amount', ({ values }) => textOf(values['state']))}
          />
        )}
      />
    </div>
  );
  return commercialEvents.includes('listing_adopted') ? [listings, joint] : [joint, listings];
};
