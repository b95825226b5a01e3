import { Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Ratio } from '#shared/plan/tracking.ts';
import { formatRatio } from '#renderer/ui/format.ts';
import classes from './attainment-bar.module.css';
import { missingWords, ratioWords } from './ratio-words.ts';

/** A share of a target as a bar up to the whole, with its per cent; or why there is none. What goes beyond the target is told by the number. */
export const AttainmentBar = ({ ratio }: { ratio: Ratio }) => {
  const { t } = useTranslation();
  const { value } = ratio;
  if (value === null)
    return (
      <Tooltip label={ratioWords(t, ratio)}>
        <span className={classes['missing']}>{missingWords(t, ratio.missing)}</span>
      </Tooltip>
    );
  return (
    <span className={classes['bar']}>
      <span className={classes['track']} aria-hidden>
        <span className={classes['fill']} style={{ width: `${Math.min(1, Math.max(0, value)) * 100}%` }} />
      </span>
      <span className={classes['value']}>{formatRatio(value)}</span>
    </span>
  );
};
