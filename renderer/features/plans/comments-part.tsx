import { useTranslation } from 'react-i18next';
import { Comments } from './comments.tsx';
import classes from './comments.module.css';
import type { PlanPartProps } from './plan-part.ts';

/** What was said about the plan as a whole. */
export const CommentsPart = ({ plan }: PlanPartProps) => {
  const { t } = useTranslation();
  return (
    <>
      <p className={classes['hint']}>{t(($) => $.plans.comments.hint)}</p>
      <Comments plan={plan} subject={null} />
    </>
  );
};
