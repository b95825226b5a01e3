import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RecordGrid, type RecordGridProps } from './record-grid.tsx';
import { Section } from './section.tsx';
import { AddButton } from './unsaved.tsx';
import { type RemoveRecord, useRemoveRecords } from './use-remove-records.tsx';

const nobody: ReadonlySet<string> = new Set();

type ListSectionProps<Row extends { id: string }> = Omit<RecordGridProps<Row>, 'selected' | 'onSelect' | 'onDelete'> & {
  name: string;
  title: string;
  remove: RemoveRecord;
  add?: { label: string; draftKey: string; run(): void };
  /** Stands instead of the grid when the list as a whole is empty. */
  nothing: ReactNode;
  isEmpty: boolean;
  /** Between the heading and the grid. */
  lead?: ReactNode;
  actions?: ReactNode;
  /** Below the grid. */
  children?: ReactNode;
};

/** A list of records of one kind: seen in a grid, opened with Enter, added, removed and put back. */
export const ListSection = <Row extends { id: string }>(props: ListSectionProps<Row>) => {
  const { name, title, remove: removeOne, add, nothing, isEmpty, lead, actions, children, ...grid } = props;
  const { t } = useTranslation();
  const [selected, setSelected] = useState(nobody);
  const { remove, isBusy } = useRemoveRecords(removeOne);
  const removeAll = (ids: ReadonlySet<string>): void => void remove(ids).then(() => setSelected(nobody));
  const addButton = add ? <AddButton draftKey={add.draftKey} label={add.label} onAdd={add.run} /> : null;
  return (
    <Section
      name={name}
      title={title}
      {...(add ? { onAdd: add.run } : {})}
      actions={
        <>
          {selected.size > 0 ? (
            <Button variant="default" loading={isBusy} onClick={() => removeAll(selected)}>
              {t(($) => $.partner.selection.remove, { count: selected.size })}
            </Button>
          ) : null}
          {actions}
          {addButton}
        </>
      }
    >
      {isEmpty ? (
        nothing
      ) : (
        <>
          {lead}
          {grid.rows.length === 0 && grid.empty === undefined ? null : (
            <RecordGrid<Row> {...grid} selected={selected} onSelect={setSelected} onDelete={removeAll} />
          )}
          {children}
        </>
      )}
    </Section>
  );
};
