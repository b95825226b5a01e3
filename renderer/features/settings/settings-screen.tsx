import { useTranslation } from 'react-i18next';
import { navigate, routeToHash, type Route } from '#renderer/state/router.ts';
import { useQuery } from '#renderer/state/use-query.ts';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { FiguresSection } from './figures-section.tsx';
import classes from './settings.module.css';

const sections = ['figures'] as const;
type Section = (typeof sections)[number];

/** The settings, one section at a time. */
export const SettingsScreen = ({ route }: { route: Extract<Route, { place: 'settings' }> }) => {
  const { t } = useTranslation();
  const { data: program, error } = useQuery('settings.program', {});
  const current: Section = sections.find((section) => section === route.section) ?? 'figures';
  if (error) return <ErrorNote error={error} />;
  if (!program) return null;
  return (
    <div className={classes['screen']}>
      <nav className={classes['sections']} aria-label={t(($) => $.settings.sections)}>
        <h1>{t(($) => $.settings.title)}</h1>
        {sections.map((section) => (
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
        {current === 'figures' ? <FiguresSection program={program} /> : null}
      </div>
    </div>
  );
};
