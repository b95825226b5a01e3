import { useTranslation } from 'react-i18next';
import { usePartnerPage } from './partner-page-context.tsx';
import { Section } from './section.tsx';

/** What both sides want to reach in a year, as the place Plans keeps it. */
export const PlanTab = () => {
  const { t } = useTranslation();
  const { partner, lent } = usePartnerPage();
  return (
    <Section name="plans" title={t(($) => $.plans.ofPartner.title)}>
      <lent.Plans partner={partner} />
    </Section>
  );
};
