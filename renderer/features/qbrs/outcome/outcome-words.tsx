import { SegmentedControl, Textarea } from '@mantine/core';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Qbr } from '#shared/api/qbrs.ts';
import { useDraft } from '#renderer/state/drafts.ts';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { SavedMark } from '../saved-mark.tsx';
import classes from './outcome.module.css';
import type { UpdateReview } from './use-review-update.ts';

const ratings = ['1', '2', '3', '4', '5'] as const;
const noRating = '-';

/** What was agreed, in a sentence or two, and how the review went. */
export const OutcomeWords = ({ qbr, update }: { qbr: Qbr; update: UpdateReview }) => {
  const { t } = useTranslation();
  const save = useCallback((outcome: string) => update({ outcome: outcome.trim() || null }), [update]);
  const outcome = useDraft(`qbr.${qbr.id}.outcome`, qbr.outcome ?? '', save);
  return (
    <div className={classes['part']}>
      {outcome.error ? <ErrorNote error={outcome.error} /> : null}
      <Textarea
        label={t(($) => $.qbr.about.outcome)}
        description={t(($) => $.qbr.about.outcomeHint)}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        autosize
        minRows={3}
        maxRows={12}
        value={outcome.value}
        onChange={(event) => outcome.set(event.currentTarget.value)}
        onBlur={outcome.flush}
      />
      <SavedMark states={[outcome.state]} />
      <div className={classes['rating']}>
        <span id="review-rating">{t(($) => $.qbr.outcome.rating)}</span>
        <SegmentedControl
          aria-labelledby="review-rating"
          value={qbr.rating === null ? noRating : String(qbr.rating)}
          onChange={(value) => void update({ rating: value === noRating ? null : Number(value) })}
          data={[
            { value: noRating, label: t(($) => $.qbr.outcome.noRating) },
            ...ratings.map((value) => ({ value, label: t(($) => $.qbr.outcome.ratingOf[value]) })),
          ]}
        />
        <span className={classes['hint']}>{t(($) => $.qbr.outcome.internal)}</span>
      </div>
    </div>
  );
};
