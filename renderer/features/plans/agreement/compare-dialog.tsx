import { ActionIcon, Modal, NativeSelect } from '@mantine/core';
import { IconArrowsExchange } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Plan } from '#shared/api/plans.ts';
import { useQuery } from '#renderer/state/use-query.ts';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { formatDate } from '#renderer/ui/format.ts';
import { useReturnFocus } from '#renderer/ui/use-return-focus.ts';
import { CompareTable } from './compare-table.tsx';
import classes from './compare.module.css';

type Version = number | 'working';
type CompareDialogProps = {
  plan: Pick<Plan, 'id' | 'versions' | 'revision' | 'agreedRevision' | 'locked'>;
  /** The version to start from; the one in force when left out. */
  from?: number;
  onClose(): void;
};

/** Two versions of a plan beside each other, field by field. */
export const CompareDialog = ({ plan: { id, versions, revision, agreedRevision, locked }, from: given, onClose }: CompareDialogProps) => {
  const { t } = useTranslation();
  useReturnFocus();
  const numbers = [...new Set(versions.map(({ number }) => number))].toSorted((a, b) => b - a);
  const before = given ?? numbers.find((number) => locked && number !== agreedRevision) ?? agreedRevision ?? numbers[0] ?? 'working';
  const [from, setFrom] = useState<Version>(before);
  const [to, setTo] = useState<Version>('working');
  const { data, error } = useQuery('plans.compare', { id, from, to }, { keepLast: true });
  const options = [
    { value: 'working', label: t(($) => $.planAgreement.versions.workingOf, { revision }) },
    ...numbers.map((number) => {
      const agreedOn = versions.find((version) => version.number === number && version.agreedOn !== null)?.agreedOn;
      const name = t(($) => $.planAgreement.sign.revision, { revision: number });
      return {
        value: String(number),
        label: agreedOn ? `${name}, ${t(($) => $.planAgreement.versions.agreedOn, { date: formatDate(agreedOn) })}` : name,
      };
    }),
  ];
  const read = (text: string): Version => (text === 'working' ? text : Number(text));
  return (
    <Modal opened onClose={onClose} size="xl" returnFocus={false} title={t(($) => $.planAgreement.compare.title)}>
      <div className={classes['choice']}>
        <NativeSelect
          data-autofocus
          label={t(($) => $.planAgreement.compare.from)}
          data={options}
          value={String(from)}
          onChange={(event) => setFrom(read(event.currentTarget.value))}
        />
        <ActionIcon
          aria-label={t(($) => $.planAgreement.compare.swap)}
          onClick={() => {
            setFrom(to);
            setTo(from);
          }}
        >
          <IconArrowsExchange size={16} aria-hidden />
        </ActionIcon>
        <NativeSelect
          label={t(($) => $.planAgreement.compare.to)}
          data={options}
          value={String(to)}
          onChange={(event) => setTo(read(event.currentTarget.value))}
        />
      </div>
      {error ? <ErrorNote error={error} /> : null}
      {data ? (
        <>
          <p role="status" className={classes['count']}>
            {data.differences.length === 0
              ? t(($) => $.planAgreement.compare.none)
              : t(($) => $.planAgreement.compare.count, { count: data.differences.length })}
          </p>
          <CompareTable differences={data.differences} />
        </>
      ) : null}
    </Modal>
  );
};
