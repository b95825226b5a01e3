import { useTranslation } from 'react-i18next';
import classes from '../partner.module.css';
import { RecordSection } from '../records/record-section.tsx';
import { OnboardingLead } from './onboarding-lead.tsx';
import { StartOnboarding } from './start-onboarding.tsx';

/** The way to a productive partner: its window with the milestones, what holds it up, and what is done about that. */
export const OnboardingTab = () => {
  const { t } = useTranslation();
  return (
    <>
      <RecordSection
        kind="onboarding"
        actions={<StartOnboarding />}
        lead={(_, inHand) => (inHand ? <OnboardingLead key={inHand.id} onboarding={inHand} /> : null)}
      />
      <RecordSection kind="barrier" />
      <RecordSection
        kind="intervention"
        only={({ values }) => (values['barrier'] ?? null) === null}
        lead={(rows) => (rows.length === 0 ? <p className={classes['lead']}>{t(($) => $.partner.onboarding.underBarriers)}</p> : null)}
      />
    </>
  );
};
