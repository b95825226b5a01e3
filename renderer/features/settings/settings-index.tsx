import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { navigate, routeToHash } from '#renderer/state/router.ts';
import { type SettingsGroup, settingsGroups, type SettingsSection } from './sections.ts';
import classes from './settings.module.css';
import { profileParts, showPart } from './types/profile-parts.ts';
import { usePartInView } from './types/use-part-in-view.ts';

/** Up and down go from part to part, as in a list; Enter opens one. */
const moveAlong = (event: KeyboardEvent<HTMLElement>): void => {
  const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (by === 0 || event.altKey) return;
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-entry]')];
  const next = items[items.findIndex((item) => item === document.activeElement) + by];
  if (!next) return;
  event.preventDefault();
  next.focus();
};

const groupNames = Object.keys(settingsGroups) as SettingsGroup[];

/** Every part of the settings by group; under the types, the parts of the profile that is open. */
export const SettingsIndex = ({ current, item }: { current: SettingsSection; item: string | undefined }) => {
  const { t } = useTranslation();
  const inView = usePartInView();
  return (
    // the keys belong to the links inside
    <nav className={classes['sections']} aria-label={t(($) => $.settings.sections)} onKeyDown={moveAlong}>
      <h1>{t(($) => $.settings.title)}</h1>
      {groupNames.map((group) => (
        <div key={group} className={classes['indexGroup']}>
          <p className={classes['groupName']}>{t(($) => $.settings.group[group])}</p>
          {settingsGroups[group].map((section) => (
            <div key={section} className={classes['indexEntry']}>
              <a
                data-entry
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
              {section === 'types' && current === 'types' && item !== undefined ? (
                <div role="group" aria-label={t(($) => $.program.profile.parts)} className={classes['subIndex']}>
                  {profileParts.map((part) => (
                    <button
                      key={part}
                      type="button"
                      data-entry
                      className={classes['link']}
                      aria-current={part === inView ? 'location' : undefined}
                      onClick={() => showPart(part)}
                    >
                      {t(($) => $.program.profile.part[part])}
                    </button>
                  ))}
                </div>
              ) : null}
            </div>
          ))}
        </div>
      ))}
    </nav>
  );
};
