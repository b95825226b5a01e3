import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { navigate, type Route } from '#renderer/state/router.ts';
import { useQuery } from '#renderer/state/use-query.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import type { Lent } from './present-view.ts';
import { Presenting } from './presenting.tsx';

/** A review on the screen: slides for the partner's eyes, and the presenter's view. */
export const PresentScreen = ({ route: { id }, lent }: { route: Extract<Route, { place: 'present' }>; lent: Lent }) => {
  const { t } = useTranslation();
  const { data, error } = useQuery('qbrs.get', { id });
  if (error?.code === 'RECORD_NOT_FOUND')
    return (
      <EmptyState kind="nothing" title={t(($) => $.present.gone.title)} text={t(($) => $.present.gone.text)}>
        <Button onClick={() => navigate({ place: 'qbrs' }, { replace: true })}>{t(($) => $.present.gone.board)}</Button>
      </EmptyState>
    );
  if (error && !data) return <ErrorNote error={error} />;
  return data ? <Presenting key={id} review={data} lent={lent} /> : null;
};
