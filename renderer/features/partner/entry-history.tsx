import { Button } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#shared/api/contract.ts';
import { useQuery } from '#renderer/state/use-query.ts';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { formatTime } from '#renderer/ui/format.ts';
import classes from './entry-history.module.css';

type Step = OutputOf<'entries.history'>[number];

/** Each field with what it was and what it became. */
const ChangeList = ({ changes }: Pick<Step, 'changes'>) => {
  const { t } = useTranslation();
  return (
    <ul className={classes['changes']}>
      {changes.map(({ field, label, before, after }) => (
        <li key={field}>
          {after === null
            ? t(($) => $.partner.history.emptied, { field: label, before: before ?? '' })
            : before === null
              ? t(($) => $.partner.history.set, { field: label, after })
              : t(($) => $.partner.history.changed, { field: label, before, after })}
        </li>
      ))}
    </ul>
  );
};

const Steps = ({ entity, id }: { entity: string; id: string }) => {
  const { t } = useTranslation();
  const { data, error } = useQuery('entries.history', { entity, id });
  if (error) return <ErrorNote error={error} />;
  if (data?.length === 0) return <p className={classes['quiet']}>{t(($) => $.partner.entryHistory.none)}</p>;
  return (
    <ol className={classes['steps']}>
      {(data ?? []).map(({ id: step, at, action, actor, device, seq, changes }) => (
        <li key={step}>
          <p className={classes['head']}>
            <span>{t(($) => $.partner.history.action[action as 'changed'])}</span>{' '}
            <time dateTime={new Date(at).toISOString()}>{formatTime(at)}</time>
          </p>
          <p className={classes['quiet']}>
            {actor === null
              ? t(($) => $.partner.entryHistory.unsigned)
              : device === null
                ? actor
                : t(($) => $.partner.entryHistory.by, { actor, device })}
            {seq === null ? null : <> · {t(($) => $.partner.entryHistory.seq, { seq })}</>}
          </p>
          <ChangeList changes={changes} />
        </li>
      ))}
    </ol>
  );
};

/** Who changed a record, when, on which device, from what to what; asked only when somebody wants to see it. */
export const EntryHistory = ({ entity, id }: { entity: string; id: string }) => {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  return (
    <section className={classes['history']}>
      <Button
        variant="subtle"
        color="gray"
        size="compact-xs"
        leftSection={<IconHistory size={14} aria-hidden />}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        {t(($) => $.partner.entryHistory.title)}
      </Button>
      {isOpen ? <Steps entity={entity} id={id} /> : null}
    </section>
  );
};
