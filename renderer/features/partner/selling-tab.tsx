import { useQuery } from '#renderer/state/use-query.ts';
import { DealForm } from './deal-form.tsx';
import { DealsSection, mostDeals } from './deals-section.tsx';
import { usePartnerPage } from './partner-page-context.tsx';
import { PipelineSection } from './pipeline-section.tsx';
import { PlaceTab } from './place-tab.tsx';
import { QuartersSection } from './quarters-section.tsx';
import { useOpenRecord } from './use-open-record.ts';

/** What is open, what was won and lost, and every record of selling. */
export const SellingTab = () => {
  const { partner, program, currency } = usePartnerPage();
  const { opened, open, close } = useOpenRecord('deals');
  const { data } = useQuery('deals.list', { partnerId: partner.id, limit: mostDeals });
  const deal = data?.deals.find(({ id }) => id === opened);
  return (
    <>
      <PipelineSection partnerId={partner.id} />
      <QuartersSection partnerId={partner.id} />
      <DealsSection partnerId={partner.id} onAdd={() => open(null)} onOpen={({ id }) => open(id)} />
      <PlaceTab place="selling" />
      {opened === null || deal ? (
        <DealForm partnerId={partner.id} deal={deal} program={program} currency={currency} onClose={close} />
      ) : null}
    </>
  );
};
