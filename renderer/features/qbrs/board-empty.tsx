import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { QbrEntry } from '#shared/api/qbrs.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { isOnBoard } from './board.ts';
import { clearFilter, setWithNoneDue, useQbrsStore } from './qbrs-store.ts';

/** Why the board shows no card: there is no partner, none is to be reviewed this quarter, or the filter hides them. */
export const BoardEmpty = ({ entries }: { entries: readonly QbrEntry[] }) => {
  const { t } = useTranslation();
  const { withNoneDue } = useQbrsStore();
  if (entries.length === 0)
    return <EmptyState kind="nothing" title={t(($) => $.qbr.empty.none.title)} text={t(($) => $.qbr.empty.none.text)} />;
  if (!withNoneDue && !entries.some(isOnBoard))
    return (
      <EmptyState kind="nothing" title={t(($) => $.qbr.empty.noneDue.title)} text={t(($) => $.qbr.empty.noneDue.text)}>
        <Button variant="default" onClick={() => setWithNoneDue(true)}>
          {t(($) => $.qbr.empty.showAll)}
        </Button>
      </EmptyState>
    );
  return (
    <EmptyState kind="filter" title={t(($) => $.qbr.empty.filter.title)} text={t(($) => $.qbr.empty.filter.text)}>
      <Button variant="default" onClick={clearFilter}>
        {t(($) => $.qbr.empty.clear)}
      </Button>
    </EmptyState>
  );
};
