import { useRef, useState } from 'react';
import type { Commitment, Deal } from '#shared/api/records.ts';
import type { Program } from '#shared/api/settings.ts';
import { useCommandHandler } from '#renderer/state/command-handlers.ts';
import { useQuery } from '#renderer/state/use-query.ts';
import { CommitmentForm } from './commitment-form.tsx';
import type { CommitmentSide } from './commitment-lists.ts';
import { CommitmentsSection } from './commitments-section.tsx';
import { ContactForm } from './contact-form.tsx';
import { type Contact, ContactsSection } from './contacts-section.tsx';
import { DealForm } from './deal-form.tsx';
import { DealsSection } from './deals-section.tsx';
import { HistorySection } from './history-section.tsx';
import { PartnerForm } from './partner-form.tsx';
import { PartnerHeader } from './partner-header.tsx';
import classes from './partner.module.css';
import type { PartnerRecord } from './partner-values.ts';
import { PipelineSection } from './pipeline-section.tsx';
import { QbrsSection } from './qbrs-section.tsx';
import { QuartersSection } from './quarters-section.tsx';
import { ScorecardSection } from './scorecard-section.tsx';
import { SectionIndex } from './section-index.tsx';
import { addedIn } from './sections.ts';
import { useBuildQbr } from './use-build-qbr.ts';
import { useSections } from './use-sections.ts';

/** The form that is open beside the page. */
type OpenForm =
  | { kind: 'partner' }
  | { kind: 'deal'; deal?: Deal }
  | { kind: 'contact'; contact?: Contact }
  | { kind: 'commitment'; commitment?: Commitment; side: CommitmentSide };

type PartnerPageProps = { partner: PartnerRecord; program: Program; tab: string | undefined };

/** One long page, so that everything of a partner can be read without looking for it; the index leads to each part. */
export const PartnerPage = ({ partner, program, tab }: PartnerPageProps) => {
  const page = useRef<HTMLDivElement>(null);
  const { inView, go, current } = useSections(page, partner.id, tab);
  const [form, setForm] = useState<OpenForm | null>(null);
  const close = (): void => setForm(null);
  const { id } = partner;
  const { data: deals } = useQuery('deals.list', { partnerId: id, limit: 5000 });
  const { data: contacts } = useQuery('contacts.list', { partnerId: id });
  const { data: openCommitments } = useQuery('commitments.list', { partnerId: id, open: true });
  const { data: qbrs } = useQuery('qbrs.ofPartner', { partnerId: id });
  const { data: scorecard } = useQuery('partners.scorecard', { id });
  const addHere = (): void => {
    const kind = addedIn(current());
    setForm(
      kind === 'commitment' ? { kind, side: document.activeElement?.closest('[data-side="partner"]') ? 'partner' : 'vendor' } : { kind },
    );
  };
  useCommandHandler('partner.new', addHere);
  const { build, isBuilding } = useBuildQbr(id, scorecard?.quarter);
  useCommandHandler('partner.build-qbr', () => void build());
  const counts = {
    ...(deals ? { deals: deals.total } : {}),
    ...(contacts ? { contacts: contacts.length } : {}),
    ...(openCommitments ? { commitments: openCommitments.length } : {}),
    ...(qbrs ? { qbrs: qbrs.length } : {}),
  };
  return (
    <div ref={page} className={classes['page']}>
      <PartnerHeader
        partner={partner}
        program={program}
        quarter={scorecard?.quarter}
        isBuilding={isBuilding}
        onEdit={() => setForm({ kind: 'partner' })}
        onBuildQbr={() => void build()}
      />
      <SectionIndex partnerId={id} current={inView} counts={counts} onGo={go} />
      <div className={classes['body']}>
        <ScorecardSection partnerId={id} calendar={partner.fiscalCalendar ?? program.fiscalCalendar} />
        <PipelineSection partnerId={id} />
        <QuartersSection partnerId={id} />
        <DealsSection partnerId={id} onAdd={() => setForm({ kind: 'deal' })} onOpen={(deal) => setForm({ kind: 'deal', deal })} />
        <CommitmentsSection
          partnerId={id}
          asOf={program.asOf}
          onAdd={(side) => setForm({ kind: 'commitment', side })}
          onOpen={(commitment) => setForm({ kind: 'commitment', commitment, side: commitment.side })}
        />
        <ContactsSection
          partnerId={id}
          onAdd={() => setForm({ kind: 'contact' })}
          onOpen={(contact) => setForm({ kind: 'contact', contact })}
        />
        <QbrsSection partnerId={id} onBuild={() => void build()} />
        <HistorySection partnerId={id} program={program} />
      </div>
      {form?.kind === 'partner' ? <PartnerForm partner={partner} program={program} onClose={close} /> : null}
      {form?.kind === 'deal' ? (
        <DealForm
          partnerId={id}
          deal={form.deal}
          program={program}
          currency={partner.currency ?? program.reportingCurrency}
          onClose={close}
        />
      ) : null}
      {form?.kind === 'contact' ? <ContactForm partnerId={id} contact={form.contact} onClose={close} /> : null}
      {form?.kind === 'commitment' ? (
        <CommitmentForm partnerId={id} commitment={form.commitment} side={form.side} asOf={program.asOf} onClose={close} />
      ) : null}
    </div>
  );
};
