import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useQuery } from '#renderer/state/use-query.ts';
import { setQuarter } from './qbrs-store.ts';

/** The way to the quarter before, while reviews of it that are due were not held: a quarter is reviewed when the next one already runs. */
export const EarlierQuarter = ({ quarter }: { quarter: string }) => {
  const { t } = useTranslation();
  const { data } = useQuery('qbrs.list', { quarter });
  const count = (data?.entries ?? []).filter(({ isDue, heldOn, stage }) => isDue && heldOn === null && stage !== 'closed').length;
  if (count === 0) return null;
  return (
    <Button variant="subtle" size="compact-sm" onClick={() => setQuarter(quarter)}>
      {t(($) => $.qbr.earlierQuarter, { count, quarter })}
    </Button>
  );
};
