import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import type { Program } from '#shared/api/settings.ts';
import { navigate, routeToHash, type Route } from '#renderer/state/router.ts';
import { useQuery } from '#renderer/state/use-query.ts';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { AppearanceSection } from './appearance-section.tsx';
import { CurrenciesSection } from './currencies-section.tsx';
import { DocumentsSection } from './documents-section.tsx';
import { FiguresSection } from './figures-section.tsx';
import { ProgramSection } from './program-section.tsx';
import classes from './settings.module.css';
import { StoreSection } from './store-section.tsx';

const sections = {
  figures: FiguresSection,
  program: ProgramSection,
  currencies: CurrenciesSection,
  documents: DocumentsSection,
  store: StoreSection,
  appearance: AppearanceSection,
} as const satisfies Record<string, ComponentType<{ program: Program }>>;
type Section = keyof typeof sections;
const names = Object.keys(sections) as Section[];

/** The settings, one section at a time. */
export const SettingsScreen = ({ route }: { route: Extract<Route, { place: 'settings' }> }) => {
  const { t } = useTranslation();
  const { data: program, error } = useQuery('settings.program', {});
  const current: Section = names.find((section) => section === route.section) ?? 'figures';
  const Current = sections[current];
  if (error) return <ErrorNote error={error} />;
  if (!program) return null;
  return (
    <div className={classes['screen']}>
      <nav className={classes['sections']} aria-label={t(($) => $.settings.sections)}>
        <h1>{t(($) => $.settings.title)}</h1>
        {names.map((section) => (
          <a
            key={section}
            href={routeToHash({ place: 'settings', section })}
            aria-current={section === current ? 'page' : undefined}
            className={classes['link']}
            onClick={(event) => {
              event.preventDefault();
              navigate({ place: 'settings', section });
            }}
          >
            {t(($) => $.settings.section[section])}
          </a>
        ))}
      </nav>
      <div className={classes['body']}>
        <h2 className={classes['title']}>{t(($) => $.settings.section[current])}</h2>
        <Current program={program} />
      </div>
    </div>
  );
};
