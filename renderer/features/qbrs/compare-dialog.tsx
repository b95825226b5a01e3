import { Modal, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Qbr } from '#shared/api/qbrs.ts';
import { useQuery } from '#renderer/state/use-query.ts';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { useReturnFocus } from '#renderer/ui/use-return-focus.ts';
import { CompareNumbers } from './compare-numbers.tsx';
import { CompareSections } from './compare-sections.tsx';
import classes from './compare.module.css';

/** This review beside another version of it, or beside one of another quarter: which figures differ, and what changed in words. */
export const CompareDialog = ({ qbr, onClose }: { qbr: Pick<Qbr, 'id' | 'partnerId' | 'quarter' | 'version'>; onClose(): void }) => {
  const { t } = useTranslation();
  useReturnFocus();
  const { id, partnerId, quarter, version } = qbr;
  const { data: all } = useQuery('qbrs.ofPartner', { partnerId });
  const others = (all ?? []).filter((one) => one.id !== id);
  const [chosen, setChosen] = useState<string | null>(null);
  // the one before this, by quarter and version, is what one asks for first
  const before = others.find((one) => one.quarter < quarter || (one.quarter === quarter && one.version < version));
  const other = chosen ?? (before ?? others[0])?.id ?? null;
  const { data, error } = useQuery('qbrs.compare', other === null ? null : { id, with: other });
  return (
    <Modal
      opened
      onClose={onClose}
      size="xl"
      returnFocus={false}
      title={t(($) => $.qbr.compare.title, { quarter, version })}
      closeButtonProps={{ 'aria-label': t(($) => $.qbr.compare.close) }}
    >
      {all && others.length === 0 ? <p className={classes['plain']}>{t(($) => $.qbr.compare.none)}</p> : null}
      {other === null ? null : (
        <NativeSelect
          w={280}
          label={t(($) => $.qbr.compare.with)}
          data={others.map((one) => ({
            value: one.id,
            label: t(($) => (one.frozenAt === null ? $.qbr.compare.option : $.qbr.compare.optionFrozen), {
              quarter: one.quarter,
              version: one.version,
            }),
          }))}
          value={other}
          onChange={(event) => setChosen(event.currentTarget.value)}
        />
      )}
      {error ? <ErrorNote error={error} /> : null}
      {data ? (
        <>
          <CompareNumbers comparison={data} />
          <CompareSections sections={data.sections} />
        </>
      ) : null}
    </Modal>
  );
};
