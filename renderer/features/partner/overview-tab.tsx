import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from '#renderer/state/use-query.ts';
import { AboutSection } from './about-section.tsx';
import { CommitmentForm } from './commitment-form.tsx';
import type { CommitmentSide } from './commitment-lists.ts';
import { CommitmentsSection } from './commitments-section.tsx';
import { ContactForm } from './contact-form.tsx';
import { type Contact, ContactsSection } from './contacts-section.tsx';
import { IndicatorsSection } from './indicators-section.tsx';
import { usePartnerPage } from './partner-page-context.tsx';
import { QbrsSection } from './qbrs-section.tsx';
import { ScorecardSection } from './scorecard/scorecard-section.tsx';
import { Section } from './section.tsx';
import { useOpenRecord } from './use-open-record.ts';

/** Both sides of what was promised, with the form of one promise. */
const Commitments = () => {
  const { partner, program } = usePartnerPage();
  const { opened, open, close } = useOpenRecord('commitments');
  const [side, setSide] = useState<CommitmentSide>('vendor');
  const { data } = useQuery('commitments.list', { partnerId: partner.id });
  const commitment = data?.find(({ id }) => id === opened);
  return (
    <>
      <CommitmentsSection
        partnerId={partner.id}
        asOf={program.asOf}
        onAdd={(of) => {
          setSide(of);
          open(null);
        }}
        onOpen={({ id }) => open(id)}
      />
      {opened === null || commitment ? (
        <CommitmentForm
          partnerId={partner.id}
          commitment={commitment}
          side={commitment?.side ?? side}
          asOf={program.asOf}
          onClose={close}
        />
      ) : null}
    </>
  );
};

/** How the partner stands: what to act on, its scorecard, what was promised, its reviews, its people, and who it is. */
export const OverviewTab = ({ onBuildQbr }: { onBuildQbr: () => void }) => {
  const { t } = useTranslation();
  const { partner, lent } = usePartnerPage();
  const [form, setForm] = useState<{ contact: Contact | undefined } | null>(null);
  return (
    <>
      <Section name="alerts" title={t(($) => $.partner.section.alerts)}>
        <lent.Alerts partnerId={partner.id} />
      </Section>
      <ScorecardSection partnerId={partner.id} />
      <IndicatorsSection />
      <Commitments />
      <QbrsSection partnerId={partner.id} onBuild={onBuildQbr} />
      <ContactsSection partnerId={partner.id} onAdd={() => setForm({ contact: undefined })} onOpen={(contact) => setForm({ contact })} />
      <AboutSection />
      {form ? <ContactForm partnerId={partner.id} contact={form.contact} onClose={() => setForm(null)} /> : null}
    </>
  );
};
