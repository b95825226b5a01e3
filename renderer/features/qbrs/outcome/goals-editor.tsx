import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Qbr } from '#shared/api/qbrs.ts';
import { useFormDraft } from '#renderer/state/form-drafts.ts';
import { useNotice } from '#renderer/state/use-notice.tsx';
import { DateField } from '#renderer/ui/date-field.tsx';
import { formatDate } from '#renderer/ui/format.ts';
import classes from './outcome.module.css';
import type { UpdateReview } from './use-review-update.ts';

const saved = { text: '', measure: '', dueOn: '' };

/** What both sides want to reach until the next review: the goal, how it will be seen, by when. */
export const GoalsEditor = ({ qbr: { id, goals }, update }: { qbr: Qbr; update: UpdateReview }) => {
  const { t } = useTranslation();
  const { done, failed } = useNotice();
  const { values, set, discard } = useFormDraft(
    `qbr.${id}.goal`,
    useMemo(() => saved, []),
  );
  const text = values.text.trim();
  const add = async (): Promise<void> => {
    if (text === '') return;
    const reply = await update({ goals: [...goals, { text, measure: values.measure.trim() || null, dueOn: values.dueOn || null }] });
    if (reply.ok) discard();
    else failed(reply.error);
  };
  const remove = async (at: number): Promise<void> => {
    const reply = await update({ goals: goals.filter((_, index) => index !== at) });
    if (reply.ok)
      done(
        t(($) => $.qbr.outcome.goals.removed),
        reply.data.undoId,
      );
    else failed(reply.error);
  };
  return (
    <section className={classes['part']} aria-labelledby="review-goals">
      <h2 id="review-goals">{t(($) => $.qbr.outcome.goals.title)}</h2>
      {goals.length === 0 ? <p className={classes['none']}>{t(($) => $.qbr.outcome.goals.none)}</p> : null}
      <ul className={classes['list']}>
        {goals.map((goal, at) => (
          <li key={`${at} ${goal.text}`} className={classes['line']}>
            <span className={classes['text']}>
              {goal.text}
              <span className={classes['facts']}>
                {goal.measure === null ? null : <span>{t(($) => $.qbr.outcome.seenBy, { measure: goal.measure })}</span>}
                {goal.dueOn === null ? null : <span>{t(($) => $.qbr.outcome.due, { date: formatDate(goal.dueOn) })}</span>}
              </span>
            </span>
            <ActionIcon size="sm" aria-label={t(($) => $.qbr.outcome.remove, { text: goal.text })} onClick={() => void remove(at)}>
              <IconX size={13} aria-hidden />
            </ActionIcon>
          </li>
        ))}
      </ul>
      <form
        className={classes['addGoal']}
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        <TextInput
          label={t(($) => $.qbr.outcome.goals.text)}
          maxLength={2000}
          value={values.text}
          onChange={(event) => set('text', event.currentTarget.value)}
        />
        <TextInput
          label={t(($) => $.qbr.outcome.goals.measure)}
          maxLength={2000}
          value={values.measure}
          onChange={(event) => set('measure', event.currentTarget.value)}
        />
        <DateField label={t(($) => $.qbr.outcome.goals.dueOn)} value={values.dueOn || null} onChange={(date) => set('dueOn', date ?? '')} />
        <Button type="submit" variant="default" disabled={text === ''}>
          {t(($) => $.qbr.outcome.goals.add)}
        </Button>
      </form>
    </section>
  );
};
