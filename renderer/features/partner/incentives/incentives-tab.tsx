import { useTranslation } from 'react-i18next';
import { moneySplits } from '../records/money-split.ts';
import { MoneySplitView } from '../records/money-split-view.tsx';
import { RecordSection } from '../records/record-section.tsx';

/** What the partner earned beside its margin, and what of it was paid. */
export const IncentivesTab = () => {
  const { t } = useTranslation();
  return (
    <RecordSection
      kind="incentive"
      lead={(rows) => (
        <MoneySplitView
          title={(currency, total) => t(($) => $.partner.incentives.earned, { currency, total })}
          parts={[
            { key: 'paid', name: t(($) => $.partner.incentives.paid) },
            { key: 'overdue', name: t(($) => $.partner.incentives.overdue) },
            { key: 'disputed', name: t(($) => $.partner.incentives.disputed) },
            { key: 'open', name: t(($) => $.partner.incentives.open), isRest: true },
          ]}
          splits={moneySplits(rows, 'earned', ({ values, standing }) =>
            values['state'] === 'paid' ? 'paid' : standing === 'overdue' ? 'overdue' : values['state'] === 'disputed' ? 'disputed' : 'open',
          )}
        />
      )}
    />
  );
};
