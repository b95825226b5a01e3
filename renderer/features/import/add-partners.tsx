import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AttentionEntry } from '#shared/api/imports.ts';
import { nameKey } from '#shared/domain/name-key.ts';
import { useQuery } from '#renderer/state/use-query.ts';
import attention from './attention.module.css';
import classes from './import.module.css';

type AddPartnersProps = {
  /** Rows that wait for a partner: one whom nobody knows, or one that they do not name. */
  entries: readonly AttentionEntry[];
  isBusy: boolean;
  onAdd(choice: { ids: string[] } | { code: string }): void;
};

/** Adds the partner that a row names, or those of all rows that wait for one, so that nobody is asked to choose from a list that is empty. */
export const AddPartners = ({ entries, isBusy, onAdd }: AddPartnersProps) => {
  const { t } = useTranslation();
  const { data: all } = useQuery('imports.attention.unknownPartners', {}, { keepLast: true });
  const names = new Map(
    entries.flatMap(({ unknownPartner }) => (unknownPartner === null ? [] : [[nameKey(unknownPartner), unknownPartner] as const])),
  );
  const [name = ''] = names.values();
  const count = names.size;
  if (count === 0 && !all?.partners) return null;
  const chosen = count === 1 ? t(($) => $.import.attention.addPartner, { name }) : t(($) => $.import.attention.addChosen, { count });
  return (
    <div className={attention['fix']}>
      {count > 0 ? (
        <Button className={attention['wraps']} loading={isBusy} onClick={() => onAdd({ ids: entries.map(({ id }) => id) })}>
          {chosen}
        </Button>
      ) : null}
      {all && all.partners > count ? (
        <Button className={attention['wraps']} variant="default" loading={isBusy} onClick={() => onAdd({ code: 'ROW_REFERENCE_UNKNOWN' })}>
          {t(($) => $.import.attention.addAll, { count: all.partners })}
        </Button>
      ) : null}
      {all && all.partners > count && all.alike > 0 ? (
        <p className={classes['quiet']}>{t(($) => $.import.attention.alike, { count: all.alike })}</p>
      ) : null}
    </div>
  );
};
