import { RecordSection } from '../records/record-section.tsx';
import { useEntries } from '../records/use-entries.ts';
import { OnboardingLead } from './onboarding-lead.tsx';
import { StartOnboarding } from './start-onboarding.tsx';

/** The way to a productive partner: its window with the milestones, what holds it up, and what is done about that. */
export const OnboardingTab = () => {
  const interventions = useEntries('intervention');
  const hasLoose = interventions?.some(({ values }) => (values['barrier'] ?? null) === null) ?? false;
  return (
    <>
      <RecordSection
        kind="onboarding"
        actions={<StartOnboarding />}
        lead={(_, inHand) => (inHand ? <OnboardingLead key={inHand.id} onboarding={inHand} /> : null)}
      />
      <RecordSection kind="barrier" />
      {hasLoose ? <RecordSection kind="intervention" only={({ values }) => (values['barrier'] ?? null) === null} /> : null}
    </>
  );
};
