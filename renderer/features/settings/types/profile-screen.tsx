import { useTranslation } from 'react-i18next';
import type { Program } from '#shared/api/settings.ts';
import { navigate } from '#renderer/state/router.ts';
import { useQuery } from '#renderer/state/use-query.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { Button } from '@mantine/core';
import { ProfileEditor } from './profile-editor.tsx';

/** The profile that an address names; one that is gone says so. */
export const ProfileScreen = ({ type, program }: { type: string; program: Program }) => {
  const { t } = useTranslation();
  const { data: entries, error } = useQuery('settings.profiles', {});
  if (error) return <ErrorNote error={error} />;
  if (!entries) return null;
  const entry = entries.find((one) => one.type === type);
  if (entry) return <ProfileEditor key={type} entry={entry} program={program} />;
  return (
    <EmptyState kind="nothing" title={t(($) => $.program.profile.gone.title)} text={t(($) => $.program.profile.gone.text)}>
      <Button variant="default" onClick={() => navigate({ place: 'settings', section: 'types' }, { replace: true })}>
        {t(($) => $.program.profile.back)}
      </Button>
    </EmptyState>
  );
};
