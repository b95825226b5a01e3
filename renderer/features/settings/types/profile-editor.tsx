import { Button } from '@mantine/core';
import { IconAlertTriangle, IconChevronLeft } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#shared/api/contract.ts';
import type { Program } from '#shared/api/settings.ts';
import { useFormDraft } from '#renderer/state/form-drafts.ts';
import { navigate, routeToHash } from '#renderer/state/router.ts';
import { useCommand } from '#renderer/state/use-command.ts';
import { useNotice } from '#renderer/state/use-notice.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { ProfileFields } from './profile-fields.tsx';
import { complaintsOf, showPart } from './profile-parts.ts';
import classes from './types.module.css';

export type ProfileEntry = OutputOf<'settings.profiles'>[number];

export const profileDraftKey = (type: string): string => `profile.${type}`;

/** The profile of one type. What is changed is kept until it is saved as a whole; a profile that breaks a rule says which and is not saved. */
export const ProfileEditor = ({ entry, program }: { entry: ProfileEntry; program: Program }) => {
  const { t } = useTranslation();
  const { run, isRunning, error, forget } = useCommand('settings.profiles.save');
  const notice = useNotice();
  const { values, isDirty, set, discard } = useFormDraft(profileDraftKey(entry.type), entry.profile);
  const complaints = complaintsOf(values);
  const [first] = complaints;
  const save = async (): Promise<void> => {
    if (first) return showPart(first[0]);
    const done = await run({ type: entry.type, profile: values });
    if (!done.ok) return;
    discard();
    notice.done(t(($) => $.program.profile.saved, { type: entry.label }));
  };
  return (
    <form
      className={classes['editor']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <p className={classes['crumb']}>
        <a
          href={routeToHash({ place: 'settings', section: 'types' })}
          onClick={(event) => {
            event.preventDefault();
            navigate({ place: 'settings', section: 'types' });
          }}
        >
          <IconChevronLeft size={14} aria-hidden />
          {t(($) => $.program.profile.back)}
        </a>
      </p>
      <header className={classes['head']}>
        <h2>{entry.label}</h2>
        <span className={classes['lead']}>{t(($) => $.program.profile.partners, { count: entry.partners })}</span>
      </header>
      <ProfileFields values={values} set={set} complaints={complaints} program={program} />
      {error ? <ErrorNote error={error} /> : null}
      {isDirty ? (
        <footer className={classes['saveBar']}>
          <Button type="submit" loading={isRunning}>
            {t(($) => $.program.profile.save)}
          </Button>
          <Button
            variant="default"
            onClick={() => {
              discard();
              forget();
            }}
          >
            {t(($) => $.program.profile.discard)}
          </Button>
          {first ? (
            <span className={classes['complaint']}>
              <IconAlertTriangle size={14} stroke={1.75} aria-hidden />
              {t(($) => $.program.profile.part[first[0]])}: {first[1]}.
              <button type="button" className={classes['link']} onClick={() => showPart(first[0])}>
                {t(($) => $.program.profile.show)}
              </button>
            </span>
          ) : (
            <span role="status" className={classes['lead']} title={t(($) => $.program.profile.unsavedHint)}>
              {t(($) => $.program.profile.unsaved)}
            </span>
          )}
        </footer>
      ) : null}
    </form>
  );
};
