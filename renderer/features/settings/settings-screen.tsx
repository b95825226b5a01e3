import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import type { Program } from '#shared/api/settings.ts';
import type { Route } from '#renderer/state/router.ts';
import { useQuery } from '#renderer/state/use-query.ts';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { AppearanceSection } from './appearance-section.tsx';
import { CurrenciesSection } from './currencies-section.tsx';
import { DocumentsSection } from './documents-section.tsx';
import { FiguresSection } from './figures-section.tsx';
import { CertificatesSection } from './lists/certificates-section.tsx';
import { OnboardingSection } from './lists/onboarding-section.tsx';
import { RequirementsSection } from './lists/requirements-section.tsx';
import { StagesSection } from './lists/stages-section.tsx';
import { TiersSection } from './lists/tiers-section.tsx';
import { isSettingsSection, type SettingsSection } from './sections.ts';
import { SettingsIndex } from './settings-index.tsx';
import classes from './settings.module.css';
import { StoreSection } from './store-section.tsx';
import { ThresholdsSection } from './thresholds/thresholds-section.tsx';
import { ProfileScreen } from './types/profile-screen.tsx';
import { TypesSection } from './types/types-section.tsx';
import { YouSection } from './you-section.tsx';

const sections: Readonly<Record<Exclude<SettingsSection, 'sync'>, ComponentType<{ program: Program }>>> = {
  types: TypesSection,
  tiers: TiersSection,
  stages: StagesSection,
  certificates: CertificatesSection,
  requirements: RequirementsSection,
  onboarding: OnboardingSection,
  thresholds: ThresholdsSection,
  figures: FiguresSection,
  currencies: CurrenciesSection,
  you: YouSection,
  documents: DocumentsSection,
  store: StoreSection,
  appearance: AppearanceSection,
};

/** `lent`: what other features draw within the settings. */
type SettingsScreenProps = { route: Extract<Route, { place: 'settings' }>; lent: { Sync: ComponentType<{ program: Program }> } };

/** The settings, one part at a time, with the index of all at the side. */
export const SettingsScreen = ({ route, lent: { Sync } }: SettingsScreenProps) => {
  const { t } = useTranslation();
  const { data: program, error } = useQuery('settings.program', {});
  const current: SettingsSection = isSettingsSection(route.section) ? route.section : 'figures';
  const Current = current === 'sync' ? Sync : sections[current];
  const type = current === 'types' ? route.item : undefined;
  if (error) return <ErrorNote error={error} />;
  if (!program) return null;
  return (
    <div className={classes['screen']}>
      <SettingsIndex current={current} item={type} />
      <div className={classes['body']} key={`${current} ${type ?? ''}`}>
        {type === undefined ? (
          <>
            <h2 className={classes['title']}>{t(($) => $.settings.section[current])}</h2>
            <Current program={program} />
          </>
        ) : (
          <ProfileScreen type={type} program={program} />
        )}
      </div>
    </div>
  );
};
