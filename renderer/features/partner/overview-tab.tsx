import { useState } from 'react';
import type { Commitment } from '#shared/api/records.ts';
import { AboutSection } from './about-section.tsx';
import { CommitmentForm } from './commitment-form.tsx';
import type { CommitmentSide } from './commitment-lists.ts';
import { CommitmentsSection } from './commitments-section.tsx';
import { ContactForm } from './contact-form.tsx';
import { type Contact, ContactsSection } from './contacts-section.tsx';
import { usePartnerPage } from './partner-page-context.tsx';
import { QbrsSection } from './qbrs-section.tsx';
import { ScorecardSection } from './scorecard/scorecard-section.tsx';

type OpenForm = { kind: 'contact'; contact?: Contact } | { kind: 'commitment'; commitment?: Commitment; side: CommitmentSide };

/** How the partner stands: who it is, its scorecard, what was promised, its reviews and its people. */
export const OverviewTab = ({ onBuildQbr }: { onBuildQbr: () => void }) => {
  const { partner, program } = usePartnerPage();
  const [form, setForm] = useState<OpenForm | null>(null);
  const close = (): void => setForm(null);
  const { id } = partner;
  return (
    <>
      <ScorecardSection partnerId={id} />
      <CommitmentsSection
        partnerId={id}
        asOf={program.asOf}
        onAdd={(side) => setForm({ kind: 'commitment', side })}
        onOpen={(commitment) => setForm({ kind: 'commitment', commitment, side: commitment.side })}
      />
      <QbrsSection partnerId={id} onBuild={onBuildQbr} />
      <ContactsSection
        partnerId={id}
        onAdd={() => setForm({ kind: 'contact' })}
        onOpen={(contact) => setForm({ kind: 'contact', contact })}
      />
      <AboutSection />
      {form?.kind === 'contact' ? <ContactForm partnerId={id} contact={form.contact} onClose={close} /> : null}
      {form?.kind === 'commitment' ? (
        <CommitmentForm partnerId={id} commitment={form.commitment} side={form.side} asOf={program.asOf} onClose={close} />
      ) : null}
    </>
  );
};
