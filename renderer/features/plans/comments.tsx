import { ActionIcon, Button, Textarea } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Plan, PlanComment } from '#shared/api/plans.ts';
import { useFormDraft } from '#renderer/state/form-drafts.ts';
import { useCommand } from '#renderer/state/use-command.ts';
import { useNotice } from '#renderer/state/use-notice.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { formatDate } from '#renderer/ui/format.ts';
import classes from './comments.module.css';

type CommentsProps = {
  plan: Plan;
  /** What they are about: an objective; null: the plan as a whole. */
  subject: { id: string; name: string } | null;
};

const nothing = { text: '' };

/** What was said about a plan or one of its objectives, oldest first, and a field for more. The same on a locked plan. */
export const Comments = ({ plan, subject }: CommentsProps) => {
  const { t } = useTranslation();
  const { run, isRunning, error } = useCommand('plans.comment');
  const remove = useCommand('plans.removeComment');
  const { done, failed } = useNotice();
  const field = useRef<HTMLTextAreaElement>(null);
  const subjectId = subject?.id ?? null;
  const draft = useFormDraft(`plan.${plan.id}.comment.${subjectId ?? 'plan'}`, nothing);
  const comments = plan.comments.filter((one) => one.subjectId === subjectId);
  const text = draft.values.text.trim();
  const add = async (): Promise<void> => {
    if (text === '') return;
    const reply = await run({ id: plan.id, subjectId, text });
    if (!reply.ok) return;
    draft.discard();
    field.current?.focus();
  };
  const takeOut = async ({ id }: PlanComment): Promise<void> => {
    const reply = await remove.run({ id: plan.id, commentId: id });
    if (!reply.ok) return failed(reply.error);
    field.current?.focus();
    done(
      t(($) => $.plans.comments.removed),
      reply.data.undoId,
    );
  };
  return (
    <section
      className={classes['comments']}
      aria-label={subject ? t(($) => $.plans.comments.labelOf, { name: subject.name }) : t(($) => $.plans.comments.label)}
    >
      {comments.length === 0 ? (
        <p className={classes['quiet']}>{t(($) => $.plans.comments.none)}</p>
      ) : (
        <ul className={classes['list']}>
          {comments.map((comment) => (
            <li key={comment.id} className={classes['comment']}>
              <p className={classes['who']}>
                <strong>{comment.author ?? t(($) => $.plans.comments.nobody)}</strong> {formatDate(comment.writtenOn)}
                <ActionIcon
                  size="sm"
                  aria-label={t(($) => $.plans.comments.remove, { date: formatDate(comment.writtenOn) })}
                  onClick={() => void takeOut(comment)}
                >
                  <IconX size={13} aria-hidden />
                </ActionIcon>
              </p>
              <p className={classes['text']}>{comment.text}</p>
            </li>
          ))}
        </ul>
      )}
      <form
        className={classes['form']}
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        <Textarea
          ref={field}
          aria-label={t(($) => $.plans.comments.write)}
          placeholder={t(($) => $.plans.comments.write)}
          autosize
          minRows={1}
          maxRows={8}
          maxLength={5000}
          value={draft.values.text}
          onChange={(event) => draft.set('text', event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
            event.preventDefault();
            void add();
          }}
        />
        <Button type="submit" variant="default" loading={isRunning} disabled={text === ''}>
          {t(($) => $.plans.comments.add)}
        </Button>
      </form>
      {error ? <ErrorNote error={error} /> : null}
    </section>
  );
};
