import { ActionIcon, Button, Textarea } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Plan } from '#shared/api/plans.ts';
import { useFormDraft } from '#renderer/state/form-drafts.ts';
import { useCommand } from '#renderer/state/use-command.ts';
import { useNotice } from '#renderer/state/use-notice.tsx';
import { formatDate } from '#renderer/ui/format.ts';
import classes from './objectives.module.css';

const saved = { text: '' };

/** What was said about an objective, newest first; comments stay open while a plan is locked. */
export const ObjectiveComments = ({ plan: { id, comments }, objectiveId }: { plan: Plan; objectiveId: string }) => {
  const { t } = useTranslation();
  const { done, failed } = useNotice();
  const { run: add, isRunning } = useCommand('plans.comment');
  const { run: remove } = useCommand('plans.removeComment');
  const { values, set, discard } = useFormDraft(
    `plan.${id}.comment.${objectiveId}`,
    useMemo(() => saved, []),
  );
  const own = comments.filter(({ subjectId }) => subjectId === objectiveId);
  const text = values.text.trim();
  const write = async (): Promise<void> => {
    const reply = await add({ id, subjectId: objectiveId, text });
    if (reply.ok) discard();
    else failed(reply.error);
  };
  const takeAway = async (commentId: string): Promise<void> => {
    const reply = await remove({ id, commentId });
    if (reply.ok)
      done(
        t(($) => $.planObjectives.comments.removed),
        reply.data.undoId,
      );
    else failed(reply.error);
  };
  return (
    <section className={classes['comments']} aria-labelledby="objective-comments">
      <h4 id="objective-comments">{t(($) => $.planObjectives.comments.title)}</h4>
      {own.length === 0 ? <p className={classes['hint']}>{t(($) => $.planObjectives.comments.none)}</p> : null}
      <ul className={classes['list']}>
        {own.map((comment) => (
          <li key={comment.id}>
            <span className={classes['comment']}>
              {comment.text}
              <span className={classes['hint']}>
                {comment.author === null
                  ? formatDate(comment.writtenOn)
                  : t(($) => $.planObjectives.comments.by, { author: comment.author, date: formatDate(comment.writtenOn) })}
              </span>
            </span>
            <ActionIcon
              size="sm"
              aria-label={t(($) => $.planObjectives.comments.remove, { date: formatDate(comment.writtenOn) })}
              onClick={() => void takeAway(comment.id)}
            >
              <IconX size={13} aria-hidden />
            </ActionIcon>
          </li>
        ))}
      </ul>
      <form
        className={classes['addComment']}
        onSubmit={(event) => {
          event.preventDefault();
          if (text !== '') void write();
        }}
      >
        <Textarea
          aria-label={t(($) => $.planObjectives.comments.field)}
          placeholder={t(($) => $.planObjectives.comments.field)}
          autosize
          minRows={1}
          maxLength={5000}
          value={values.text}
          onChange={(event) => set('text', event.currentTarget.value)}
        />
        <Button type="submit" variant="default" disabled={text === ''} loading={isRunning}>
          {t(($) => $.planObjectives.comments.add)}
        </Button>
      </form>
    </section>
  );
};
