import { Button, Table, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '#renderer/state/use-command.ts';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { SavedText } from './saved-text.tsx';
import classes from './settings.module.css';

type Entry = { key: string; label: string; rank?: number };
type ProgramListProps = { list: 'partner_type' | 'tier'; title: string; entries: readonly Entry[]; addLabel: string };

/** A key from the words of a name: "Gold plus" is GOLD_PLUS. */
const keyOf = (label: string): string =>
  label
    .normalize('NFD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '')
    .slice(0, 40);

/** One list of the program: rename in place, add below. Tiers also have a rank. */
export const ProgramList = ({ list, title, entries, addLabel }: ProgramListProps) => {
  const { t } = useTranslation();
  const { run, error } = useCommand('settings.list.save');
  const [label, setLabel] = useState('');
  const hasRank = list === 'tier';
  const key = keyOf(label);
  const isTaken = entries.some((entry) => entry.key === key);
  const add = async (): Promise<void> => {
    const rank = hasRank ? Math.max(0, ...entries.map((entry) => entry.rank ?? 0)) + 1 : entries.length;
    const done = await run({ list, key, label: label.trim(), rank });
    if (done.ok) setLabel('');
  };
  return (
    <section className={classes['group']} aria-label={title}>
      <h3>{title}</h3>
      <Table className={classes['table'] ?? ''} verticalSpacing={4} layout="fixed">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t(($) => $.settings.program.label)}</Table.Th>
            {hasRank ? <Table.Th w={90}>{t(($) => $.settings.program.rank)}</Table.Th> : null}
            <Table.Th w={200}>{t(($) => $.settings.program.key)}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {entries.map((entry) => (
            <Table.Tr key={entry.key}>
              <Table.Td>
                <SavedText
                  isBare
                  draftKey={`settings.${list}.${entry.key}.label`}
                  label={t(($) => $.settings.program.nameOf, { key: entry.key })}
                  value={entry.label}
                  save={(text) => run({ list, key: entry.key, label: text, rank: entry.rank ?? 0 })}
                  check={(text) => (text.trim() === '' ? t(($) => $.settings.program.nameNeeded) : null)}
                />
              </Table.Td>
              {hasRank ? (
                <Table.Td>
                  <SavedText
                    isBare
                    draftKey={`settings.${list}.${entry.key}.rank`}
                    label={t(($) => $.settings.program.rankOf, { key: entry.key })}
                    value={String(entry.rank ?? 0)}
                    save={(text) => run({ list, key: entry.key, label: entry.label, rank: Number(text) })}
                    check={(text) => (/^\d{1,3}$/.test(text.trim()) ? null : t(($) => $.settings.program.rankInvalid))}
                  />
                </Table.Td>
              ) : null}
              <Table.Td>
                <span className={classes['hint']}>{entry.key}</span>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {hasRank ? <p className={classes['hint']}>{t(($) => $.settings.program.rankHint)}</p> : null}
      {error ? <ErrorNote error={error} /> : null}
      <form
        className={classes['row']}
        onSubmit={(event) => {
          event.preventDefault();
          if (key !== '' && !isTaken) void add();
        }}
      >
        <TextInput
          label={addLabel}
          value={label}
          maxLength={80}
          description={key === '' ? undefined : `${t(($) => $.settings.program.key)}: ${key}`}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          error={isTaken ? t(($) => $.settings.program.keyTaken) : undefined}
          onChange={(event) => setLabel(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" disabled={key === '' || isTaken}>
          {t(($) => $.ui.add)}
        </Button>
      </form>
    </section>
  );
};
