import { ActionIcon, Button, Textarea } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useId, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormDraft } from '#renderer/state/form-drafts.ts';
import { useNotice } from '#renderer/state/use-notice.tsx';
import classes from './outcome.module.css';
import type { UpdateReview } from './use-review-update.ts';

type Words = { title: string; hint: string; none: string; field: string; add: string; removed: string };
type TextListProps = { draftKey: string; words: Words; items: readonly string[]; onChange(items: string[]): ReturnType<UpdateReview> };

/** Sentences, one below the other. Ctrl+Enter adds what is typed; what is typed and not added is kept. */
export const TextList = ({ draftKey, words, items, onChange }: TextListProps) => {
  const { t } = useTranslation();
  const { done, failed } = useNotice();
  const titleId = useId();
  const saved = useMemo(() => ({ text: '' }), []);
  const { values, set, discard } = useFormDraft(draftKey, saved);
  const text = values.text.trim();
  const add = async (): Promise<void> => {
    if (text === '') return;
    const reply = await onChange([...items, text]);
    if (reply.ok) discard();
    else failed(reply.error);
  };
  const remove = async (at: number): Promise<void> => {
    const reply = await onChange(items.filter((_, index) => index !== at));
    if (reply.ok) done(words.removed, reply.data.undoId);
    else failed(reply.error);
  };
  return (
    <section className={classes['part']} aria-labelledby={titleId}>
      <h2 id={titleId}>{words.title}</h2>
      <p className={classes['hint']}>{words.hint}</p>
      {items.length === 0 ? <p className={classes['none']}>{words.none}</p> : null}
      <ul className={classes['list']}>
        {items.map((item, at) => (
          <li key={`${at} ${item}`} className={classes['line']}>
            <span className={classes['text']}>{item}</span>
            <ActionIcon size="sm" aria-label={t(($) => $.qbr.outcome.remove, { text: item })} onClick={() => void remove(at)}>
              <IconX size={13} aria-hidden />
            </ActionIcon>
          </li>
        ))}
      </ul>
      <form
        className={classes['add']}
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        <Textarea
          aria-label={words.field}
          autosize
          minRows={1}
          maxRows={6}
          maxLength={2000}
          value={values.text}
          onChange={(event) => set('text', event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
            event.preventDefault();
            void add();
          }}
        />
        <Button type="submit" variant="default" disabled={text === ''}>
          {words.add}
        </Button>
      </form>
    </section>
  );
};
