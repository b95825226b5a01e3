import { Button } from '@mantine/core';
import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { keepSame } from '#renderer/state/keep-same.ts';
import { navigate, type Route } from '#renderer/state/router.ts';
import { useQuery } from '#renderer/state/use-query.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { type PlanLent, PlanLentProvider } from './plan-lent.ts';
import { PlanPage } from './plan-page.tsx';

/** One plan: what both sides agreed, and how far it is. */
export const PlanScreen = ({ route: { id, part }, lent }: { route: Extract<Route, { place: 'plan' }>; lent: PlanLent }) => {
  const { t } = useTranslation();
  const { data, error } = useQuery('plans.get', { id });
  const tracked = useQuery('plans.tracking', { id });
  // a save changes a few words of a large plan: what it did not change is not drawn again
  const last = useRef({ plan: data, tracking: tracked.data });
  const plan = useMemo(() => keepSame(last.current.plan, data), [data]);
  const tracking = useMemo(() => keepSame(last.current.tracking, tracked.data), [tracked.data]);
  useEffect(() => {
    last.current = { plan, tracking };
  }, [plan, tracking]);
  if (error?.code === 'RECORD_NOT_FOUND')
    return (
      <EmptyState kind="nothing" title={t(($) => $.plans.gone.title)} text={t(($) => $.plans.gone.text)}>
        <Button onClick={() => navigate({ place: 'plans' })}>{t(($) => $.plans.gone.list)}</Button>
      </EmptyState>
    );
  if (error && !plan) return <ErrorNote error={error} />;
  return plan ? (
    <PlanLentProvider value={lent}>
      <PlanPage key={id} plan={plan} tracking={tracking} failure={tracked.error} part={part} />
    </PlanLentProvider>
  ) : null;
};
