import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from '#renderer/state/use-query.ts';
import { DealForm } from '../deal-form.tsx';
import { DealsSection, mostDeals } from '../deals-section.tsx';
import { usePartnerPage } from '../partner-page-context.tsx';
import { PipelineSection } from '../pipeline-section.tsx';
import { QuartersSection } from '../quarters-section.tsx';
import { moneySplits } from '../records/money-split.ts';
import { MoneySplitView } from '../records/money-split-view.tsx';
import { RecordSection } from '../records/record-section.tsx';
import { textOf } from '../records/entry-text.ts';
import { useOpenRecord } from '../use-open-record.ts';
import { useTypeProfile } from '../use-type-profile.ts';

/** The deals with the form of one. */
const Deals = () => {
  const { partner, program, currency } = usePartnerPage();
  const { opened, open, close } = useOpenRecord('deals');
  const { data } = useQuery('deals.list', { partnerId: partner.id, limit: mostDeals });
  const deal = data?.deals.find(({ id }) => id === opened);
  return (
    <>
      <DealsSection partnerId={partner.id} onAdd={() => open(null)} onOpen={({ id }) => open(id)} />
      {opened === null || deal ? (
        <DealForm partnerId={partner.id} deal={deal} program={program} currency={currency} onClose={close} />
      ) : null}
    </>
  );
};

/** Leads, with what became of the fees that they earned. */
const Leads = () => {
  const { t } = useTranslation();
  return (
    <RecordSection
      kind="lead"
      lead={(rows) => (
        <MoneySplitView
          title={(currency, total) => t(($) => $.partner.selling.fees, { currency, total })}
          parts={[
            { key: 'paid', name: t(($) => $.partner.selling.feePaid) },
            { key: 'overdue', name: t(($) => $.partner.selling.feeOverdue) },
            { key: 'due', name: t(($) => $.partner.selling.feeDue), isRest: true },
          ]}
          splits={moneySplits(rows, 'fee', ({ values, standing }) =>
            textOf(values['feePaidOn']) === null ? (standing === 'overdue' ? 'overdue' : 'due') : 'paid',
          )}
        />
      )}
    />
  );
};

/** What is open, what was won and lost, and every record of selling. What makes the type active stands first: leads of an agent, influence of an integrator. */
export const SellingTab = () => {
  const { partner } = usePartnerPage();
  const { commercialEvents } = useTypeProfile();
  const first: ReactNode[] = [];
  const later: ReactNode[] = [];
  (commercialEvents.includes('lead_submitted') ? first : later).push(<Leads key="lead" />);
  (commercialEvents.includes('influence_accepted') ? first : later).push(<RecordSection key="influence" kind="influence" />);
  return (
    <>
      {first}
      <PipelineSection partnerId={partner.id} />
      <QuartersSection partnerId={partner.id} />
      <Deals />
      <RecordSection kind="forecast" />
      {later}
      <RecordSection kind="conflict_case" />
      <RecordSection kind="deal_stage_change" />
    </>
  );
};
