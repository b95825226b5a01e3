import { useTranslation } from 'react-i18next';
import { PartnerFacts } from './partner-facts.tsx';
import { usePartnerPage } from './partner-page-context.tsx';
import { Section } from './section.tsx';

/** Who the partner is: people, stages, reach, company. */
export const AboutSection = () => {
  const { t } = useTranslation();
  const { partner } = usePartnerPage();
  return (
    <Section name="about" title={t(($) => $.partner.section.about)}>
      <PartnerFacts partner={partner} />
    </Section>
  );
};
