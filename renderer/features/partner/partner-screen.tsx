import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { navigate, type Route } from '#renderer/state/router.ts';
import { useQuery } from '#renderer/state/use-query.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import type { PartnerPageState } from './partner-page-context.tsx';
import { PartnerPage } from './partner-page.tsx';

type PartnerScreenProps = { route: Extract<Route, { place: 'partner' }>; lent: PartnerPageState['lent'] };

/** One partner whole: who it is, how it does, and everything that belongs to it. */
export const PartnerScreen = ({ route: { id, tab, record }, lent }: PartnerScreenProps) => {
  const { t } = useTranslation();
  const { data: partner, error } = useQuery('partners.get', { id });
  const { data: program } = useQuery('settings.program', {});
  if (error?.code === 'RECORD_NOT_FOUND')
    return (
      <EmptyState kind="nothing" title={t(($) => $.partner.gone.title)} text={t(($) => $.partner.gone.text)}>
        <Button onClick={() => navigate({ place: 'portfolio' })}>{t(($) => $.partner.gone.portfolio)}</Button>
      </EmptyState>
    );
  if (error && !partner) return <ErrorNote error={error} />;
  if (!partner || !program) return null;
  return <PartnerPage key={id} partner={partner} program={program} address={tab} record={record} lent={lent} />;
};
