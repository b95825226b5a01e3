import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { navigate } from '#renderer/state/router.ts';
import { useCommand } from '#renderer/state/use-command.ts';
import { useNotice } from '#renderer/state/use-notice.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { keyOf } from '../key-of.ts';
import settings from '../settings.module.css';

/** Adds a type with the profile of another one, or with the general one, and opens it. */
export const NewType = ({ types }: { types: ReadonlyArray<{ key: string; label: string }> }) => {
  const { t } = useTranslation();
  const { run, error } = useCommand('settings.list.save');
  const notice = useNotice();
  const [label, setLabel] = useState('');
  const [copyOf, setCopyOf] = useState('');
  const key = keyOf(label);
  const isTaken = types.some((type) => type.key === key);
  const add = async (): Promise<void> => {
    const name = label.trim();
    const done = await run({ list: 'partner_type', key, label: name, rank: types.length, ...(copyOf === '' ? {} : { copyOf }) });
    if (!done.ok) return;
    setLabel('');
    notice.done(t(($) => $.program.types.added, { type: name }));
    navigate({ place: 'settings', section: 'types', item: key });
  };
  return (
    <form
      className={settings['row']}
      onSubmit={(event) => {
        event.preventDefault();
        if (key !== '' && !isTaken) void add();
      }}
    >
      <TextInput
        w={260}
        label={t(($) => $.program.types.add)}
        value={label}
        maxLength={80}
        error={isTaken ? t(($) => $.settings.program.keyTaken) : undefined}
        onChange={(event) => setLabel(event.currentTarget.value)}
      />
      <NativeSelect
        w={220}
        label={t(($) => $.program.types.copyOf)}
        data={[{ value: '', label: t(($) => $.program.types.generic) }, ...types.map((type) => ({ value: type.key, label: type.label }))]}
        value={copyOf}
        onChange={(event) => setCopyOf(event.currentTarget.value)}
      />
      <Button type="submit" variant="default" disabled={key === '' || isTaken}>
        {t(($) => $.ui.add)}
      </Button>
      {key === '' ? null : <span className={settings['hint']}>{`${t(($) => $.program.types.key)}: ${key}`}</span>}
      {error ? <ErrorNote error={error} /> : null}
    </form>
  );
};
