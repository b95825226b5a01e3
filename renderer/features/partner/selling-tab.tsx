import { useState } from 'react';
import type { Deal } from '#shared/api/records.ts';
import { DealForm } from './deal-form.tsx';
import { DealsSection } from './deals-section.tsx';
import { usePartnerPage } from './partner-page-context.tsx';
import { PipelineSection } from './pipeline-section.tsx';
import { PlaceTab } from './place-tab.tsx';
import { QuartersSection } from './quarters-section.tsx';

/** What is open, what was won and lost, and every record of selling. */
export const SellingTab = () => {
  const { partner, program, currency } = usePartnerPage();
  const [form, setForm] = useState<{ deal: Deal | undefined } | null>(null);
  return (
    <>
      <PipelineSection partnerId={partner.id} />
      <QuartersSection partnerId={partner.id} />
      <DealsSection partnerId={partner.id} onAdd={() => setForm({ deal: undefined })} onOpen={(deal) => setForm({ deal })} />
      <PlaceTab place="selling" />
      {form ? (
        <DealForm partnerId={partner.id} deal={form.deal} program={program} currency={currency} onClose={() => setForm(null)} />
      ) : null}
    </>
  );
};
