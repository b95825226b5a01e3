import { Button } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { type FocusEvent, type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { parseRichText } from '#shared/rich-text/parse.ts';
import { useDraft } from '#renderer/state/drafts.ts';
import type { Done } from '#renderer/state/use-command.ts';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { RichTextEditor } from '#renderer/ui/rich-text/rich-text-editor.tsx';
import { RichTextView } from '#renderer/ui/rich-text/rich-text-view.tsx';
import classes from './plan-text.module.css';

type PlanTextProps = {
  /** Names the field for ever. */
  draftKey: string;
  /** What the text is called. */
  name: string;
  /** Stands where nothing was written yet. */
  placeholder?: string;
  /** Markdown. */
  saved: string;
  isLocked: boolean;
  onSave(text: string): Promise<Done<unknown>>;
};

/** A text of the plan: it reads like a page, and becomes a field where it stands when it is clicked or its button is pressed. Leaving it, or Escape, makes it a page again. */
export const PlanText = ({ draftKey, name, placeholder, saved, isLocked, onSave }: PlanTextProps) => {
  const { t } = useTranslation();
  const { value, state, error, set, flush } = useDraft(draftKey, saved, onSave);
  const [isWriting, setWriting] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const blocks = useMemo(() => parseRichText(value), [value]);
  const isEmpty = value.trim() === '';
  const close = (): void => {
    flush();
    setWriting(false);
  };
  const closeToButton = (): void => {
    close();
    // the button stands there after the next drawing
    setTimeout(() => button.current?.focus());
  };
  const leave = (event: FocusEvent<HTMLElement>): void => {
    // a menu or a dialog of the editor is not elsewhere; neither is another window
    if (event.currentTarget.contains(event.relatedTarget) || !document.hasFocus()) return;
    close();
  };
  // before the editor, which has a use of its own for Escape; fields of its tools close themselves
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.key !== 'Escape' || !(event.target instanceof Element) || !event.target.closest('[contenteditable="true"]')) return;
    event.preventDefault();
    event.stopPropagation();
    closeToButton();
  };
  const failure = state === 'failed' && error ? <ErrorNote error={error} /> : null;
  // what was typed while it was locked elsewhere is shown with why it was not saved
  if (isLocked && failure === null)
    return isEmpty ? <p className={classes['none']}>{t(($) => $.plans.page.empty)}</p> : <RichTextView blocks={blocks} />;
  if (isWriting)
    return (
      <div className={classes['writing']} onBlur={leave} onKeyDownCapture={onKeyDown}>
        <RichTextEditor autoFocus ariaLabel={name} value={value} onChange={set} />
      </div>
    );
  return (
    <div className={classes['text']}>
      {isEmpty ? (
        <button ref={button} type="button" className={classes['write']} onClick={() => setWriting(true)}>
          <span className={classes['unseen']}>{t(($) => $.plans.page.edit, { name })}: </span>
          {placeholder ?? t(($) => $.plans.page.write)}
        </button>
      ) : (
        <>
          {/* the mouse may click the words; the keyboard has the button */}
          <div
            className={classes['words']}
            onClick={(event) => {
              const isLink = event.target instanceof Element && event.target.closest('a') !== null;
              if (!isLink && (getSelection()?.isCollapsed ?? true)) setWriting(true);
            }}
          >
            <RichTextView blocks={blocks} />
          </div>
          <Button
            ref={button}
            className={classes['edit'] ?? ''}
            variant="subtle"
            color="gray"
            size="compact-xs"
            aria-label={t(($) => $.plans.page.edit, { name })}
            onClick={() => setWriting(true)}
          >
            <IconPencil size={14} aria-hidden />
          </Button>
        </>
      )}
      {failure}
    </div>
  );
};
