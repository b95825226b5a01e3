import { ActionIcon, Button, Table, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Described } from '#shared/domain/errors.ts';
import type { Done } from '#renderer/state/use-command.ts';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { formatCount } from '#renderer/ui/format.ts';
import { keyOf } from '../key-of.ts';
import { SavedText } from '../saved-text.tsx';
import classes from '../settings.module.css';

type Entry = { key: string; label: string; inUse?: number };
export type EntryColumn<E extends Entry> = { label: string; width: number; cell(entry: E): ReactNode };

type EntryTableProps<E extends Entry> = {
  /** Names the list for ever: unsaved text is kept under it. */
  list: string;
  title: string;
  entries: readonly E[];
  columns: ReadonlyArray<EntryColumn<E>>;
  rename(entry: E, label: string): Promise<Done<unknown>>;
  remove(entry: E): Promise<void>;
  add(key: string, label: string): Promise<Done<unknown>>;
  addLabel: string;
  error: Described | undefined;
};

/** A list of the program: rename in place, take out what nothing uses, add below. Keys never change. */
export const EntryTable = <E extends Entry>({
  list,
  title,
  entries,
  columns,
  rename,
  remove,
  add,
  addLabel,
  error,
}: EntryTableProps<E>) => {
  const { t } = useTranslation();
  const [label, setLabel] = useState('');
  const key = keyOf(label);
  const isTaken = entries.some((entry) => entry.key === key);
  const hasUses = entries.some(({ inUse }) => inUse !== undefined);
  const addOne = async (): Promise<void> => {
    const done = await add(key, label.trim());
    if (done.ok) setLabel('');
  };
  return (
    <section className={classes['list']} aria-label={title}>
      <Table aria-label={title} verticalSpacing={4} layout="fixed">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t(($) => $.program.lists.name)}</Table.Th>
            {columns.map((column) => (
              <Table.Th key={column.label} w={column.width}>
                {column.label}
              </Table.Th>
            ))}
            {hasUses ? (
              <Table.Th w={64} ta="right">
                {t(($) => $.program.lists.inUse)}
              </Table.Th>
            ) : null}
            <Table.Th w={190}>{t(($) => $.program.lists.key)}</Table.Th>
            <Table.Td w={40} />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {entries.map((entry) => (
            <Table.Tr key={entry.key}>
              <Table.Td>
                <SavedText
                  isBare
                  draftKey={`settings.${list}.${entry.key}.label`}
                  label={t(($) => $.program.lists.nameOf, { key: entry.key })}
                  value={entry.label}
                  save={(text) => rename(entry, text.trim())}
                  check={(text) => (text.trim() === '' ? t(($) => $.settings.program.nameNeeded) : null)}
                />
              </Table.Td>
              {columns.map((column) => (
                <Table.Td key={column.label}>{column.cell(entry)}</Table.Td>
              ))}
              {hasUses ? <Table.Td ta="right">{formatCount(entry.inUse ?? 0)}</Table.Td> : null}
              <Table.Td>
                <span className={classes['key']} title={entry.key}>
                  {entry.key}
                </span>
              </Table.Td>
              <Table.Td>
                <ActionIcon
                  size="sm"
                  aria-label={t(($) => $.program.lists.remove, { name: entry.label })}
                  onClick={() => void remove(entry)}
                >
                  <IconTrash size={14} aria-hidden />
                </ActionIcon>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {entries.length === 0 ? <p className={classes['hint']}>{t(($) => $.program.lists.none)}</p> : null}
      {error ? <ErrorNote error={error} /> : null}
      <form
        className={classes['row']}
        onSubmit={(event) => {
          event.preventDefault();
          if (key !== '' && !isTaken) void addOne();
        }}
      >
        <TextInput
          w={260}
          label={addLabel}
          value={label}
          maxLength={80}
          description={key === '' ? undefined : `${t(($) => $.settings.program.key)}: ${key}`}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          error={isTaken ? t(($) => $.settings.program.keyTaken) : undefined}
          onChange={(event) => setLabel(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" disabled={key === '' || isTaken} className={classes['besideField'] ?? ''}>
          {t(($) => $.ui.add)}
        </Button>
      </form>
    </section>
  );
};
