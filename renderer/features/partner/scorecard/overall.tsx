import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Overall, Scorecard } from '#shared/scorecard/model.ts';
import { formatCount } from '#renderer/ui/format.ts';
import { RatingMark } from './rating-mark.tsx';
import classes from './scorecard.module.css';

/** The points of one part of the card with its rating; a part that could not be rated says only that. */
const Points = ({ label, score }: { label: string; score: Pick<Overall, 'points' | 'rating'> }) => {
  const { t } = useTranslation();
  return (
    <div className={classes['score']}>
      <span className={classes['scoreLabel']}>{label}</span>
      <span className={classes['points']}>
        {score.points === null ? '–' : t(($) => $.partner.scorecard.pointsOf, { points: formatCount(Math.round(score.points)) })}
      </span>
      <RatingMark rating={score.rating} />
    </div>
  );
};

/** The rating of the whole card beside those of its two halves, with its arithmetic on demand. */
export const OverallRating = ({ card }: { card: Scorecard }) => {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const { overall, imbalance } = card;
  return (
    <>
      <div className={classes['overall']}>
        <Points label={t(($) => $.partner.scorecard.overall)} score={overall} />
        <Points label={t(($) => $.partner.scorecard.activity)} score={overall.activity} />
        <Points label={t(($) => $.partner.scorecard.outcome)} score={overall.outcome} />
        <Button variant="subtle" color="gray" size="compact-xs" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {t(($) => (isOpen ? $.partner.scorecard.hideArithmetic : $.partner.scorecard.showArithmetic))}
        </Button>
      </div>
      {overall.reason === null ? null : <p className={classes['why']}>{overall.reason}</p>}
      {imbalance === null ? null : <p className={classes['imbalance']}>{imbalance.words}</p>}
      {isOpen ? (
        <ol className={classes['arithmetic']} aria-label={t(($) => $.partner.scorecard.showArithmetic)}>
          {overall.words.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ol>
      ) : null}
    </>
  );
};
