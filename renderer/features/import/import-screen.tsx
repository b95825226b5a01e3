import { useTranslation } from 'react-i18next';
import { navigate, type Route, routeToHash } from '#renderer/state/router.ts';
import { formatCount } from '#renderer/ui/format.ts';
import { Attention } from './attention.tsx';
import { EarlierImports } from './earlier-imports.tsx';
import classes from './import.module.css';
import { useWaitingCount } from './use-waiting-count.ts';
import { Wizard } from './wizard.tsx';

const tabs = [
  { name: 'new', step: undefined },
  { name: 'attention', step: 'attention' },
  { name: 'earlier', step: 'earlier' },
] as const;

/** What comes in: a new import, the rows that could not be placed, and what came in before. */
export const ImportScreen = ({ route }: { route: Extract<Route, { place: 'import' }> }) => {
  const { t } = useTranslation();
  const waiting = useWaitingCount();
  const current = tabs.find(({ step }) => step === route.step) ?? tabs[0];
  return (
    <div className={classes['screen']}>
      <header className={classes['top']}>
        <h1>{t(($) => $.import.title)}</h1>
        <nav className={classes['tabs']} aria-label={t(($) => $.import.tabs)}>
          {tabs.map(({ name, step }) => {
            const target: Route = step === undefined ? { place: 'import' } : { place: 'import', step };
            return (
              <a
                key={name}
                href={routeToHash(target)}
                aria-current={name === current.name ? 'page' : undefined}
                onClick={(event) => {
                  event.preventDefault();
                  navigate(target);
                }}
              >
                {t(($) => $.import.tab[name])}
                {name === 'attention' && waiting > 0 ? <span className={classes['badge']}>{formatCount(waiting)}</span> : null}
              </a>
            );
          })}
        </nav>
      </header>
      {current.name === 'new' ? <Wizard /> : null}
      {current.name === 'attention' ? <Attention /> : null}
      {current.name === 'earlier' ? <EarlierImports /> : null}
    </div>
  );
};
