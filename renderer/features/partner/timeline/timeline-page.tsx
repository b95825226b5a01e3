import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InputOf } from '#shared/api/contract.ts';
import { useQuery } from '#renderer/state/use-query.ts';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { formatMonth } from '#renderer/ui/format.ts';
import { moveInList } from '../move-in-list.ts';
import { usePartnerPage } from '../partner-page-context.tsx';
import classes from './timeline.module.css';
import { TimelineItem } from './timeline-item.tsx';

type Asked = InputOf<'timeline.list'>;
type TimelinePageProps = {
  kinds: Asked['kinds'];
  before: Asked['before'];
  /** The month that stands above already, where the page before ended. */
  lastMonth: string | null;
  empty: ReactNode;
};

const size = 60;

/** One page of a timeline under its months, and the pages after it as somebody asks for them. */
export const TimelinePage = ({ kinds, before, lastMonth, empty }: TimelinePageProps) => {
  const { t } = useTranslation();
  const { partner } = usePartnerPage();
  const [goesOn, setGoesOn] = useState(false);
  const { data, error } = useQuery('timeline.list', {
    partnerId: partner.id,
    limit: size,
    ...(kinds === undefined ? {} : { kinds }),
    ...(before === undefined ? {} : { before }),
  });
  if (error) return <ErrorNote error={error} />;
  if (!data) return null;
  const { entries, next } = data;
  if (entries.length === 0) return before === undefined ? empty : null;
  const months = [...Map.groupBy(entries, ({ on }) => on.slice(0, 7))];
  return (
    <>
      {months.map(([month, own]) => (
        <section key={month} aria-label={formatMonth(month)}>
          {month === lastMonth ? null : <h3 className={classes['month']}>{formatMonth(month)}</h3>}
          <ul className={classes['list']} onKeyDown={moveInList}>
            {own.map((entry) => (
              <TimelineItem key={`${entry.key} ${entry.on}`} entry={entry} />
            ))}
          </ul>
        </section>
      ))}
      {next === null ? null : goesOn ? (
        <TimelinePage kinds={kinds} before={next} lastMonth={months.at(-1)?.[0] ?? null} empty={empty} />
      ) : (
        <Button variant="default" mt={10} onClick={() => setGoesOn(true)}>
          {t(($) => $.partner.timeline.older)}
        </Button>
      )}
    </>
  );
};
