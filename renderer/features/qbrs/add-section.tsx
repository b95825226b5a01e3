import { Button, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '#renderer/state/use-command.ts';
import { useNotice } from '#renderer/state/use-notice.tsx';
import classes from './editor.module.css';

/** Adds a section of the user's own: a title, and it is there with room for words. */
export const AddSection = ({ id, onAdded }: { id: string; onAdded(key: string): void }) => {
  const { t } = useTranslation();
  const { run, isRunning } = useCommand('qbrBlocks.addSection');
  const { failed } = useNotice();
  const [title, setTitle] = useState<string | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const close = (): void => {
    setTitle(null);
    // once the button is back
    setTimeout(() => button.current?.focus());
  };
  const add = async (): Promise<void> => {
    if (title === null || title.trim() === '') return;
    const reply = await run({ id, title: title.trim() });
    if (!reply.ok) return failed(reply.error);
    close();
    onAdded(reply.data.section);
  };
  const closeOnEscape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    close();
  };
  if (title === null)
    return (
      <Button
        ref={button}
        variant="subtle"
        className={classes['addSection'] ?? ''}
        leftSection={<IconPlus size={14} aria-hidden />}
        onClick={() => setTitle('')}
      >
        {t(($) => $.qbr.editor.addSection)}
      </Button>
    );
  return (
    <form
      className={classes['newSection']}
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <TextInput
        autoFocus
        aria-label={t(($) => $.qbr.editor.newSection)}
        placeholder={t(($) => $.qbr.editor.newSection)}
        value={title}
        maxLength={200}
        onChange={(event) => setTitle(event.currentTarget.value)}
        onKeyDown={closeOnEscape}
      />
      <Button type="submit" variant="default" loading={isRunning} disabled={title.trim() === ''}>
        {t(($) => $.qbr.editor.addSectionGo)}
      </Button>
    </form>
  );
};
