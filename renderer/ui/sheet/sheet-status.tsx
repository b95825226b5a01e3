import { Button } from '@mantine/core';
import { IconAlertTriangleFilled, IconLock, IconMathFunction } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './sheet.module.css';
import type { Totals } from './totals.ts';

/** What is to be known of the cell that the keyboard is on. */
export type SheetNote = { kind: 'bad' | 'computed' | 'locked' | 'hint'; text: string };

type SheetStatusProps = {
  noteId: string;
  note: SheetNote | null;
  /** What the last action did. */
  said: string;
  selected: { rows: number; columns: number };
  totals: Totals | null;
  bad: number;
  onNextBad(): void;
};

/** The line under a sheet: what there is to know of a cell on the left, the sums of the selection on the right. */
export const SheetStatus = ({ noteId, note, said, selected, totals, bad, onNextBad }: SheetStatusProps) => {
  const { t } = useTranslation();
  const size = selected.rows * selected.columns;
  return (
    <div className={classes['status']}>
      <span id={noteId} className={classes['note']} data-kind={note?.kind} title={note?.text}>
        {note?.kind === 'bad' ? <IconAlertTriangleFilled size={13} aria-hidden /> : null}
        {note?.kind === 'locked' ? <IconLock size={13} aria-hidden /> : null}
        {note?.kind === 'computed' ? <IconMathFunction size={13} aria-hidden /> : null}
        {note === null ? null : <span className={classes['noteText']}>{note.text}</span>}
      </span>
      {bad > 0 ? (
        <Button variant="subtle" color="red" size="compact-xs" onClick={onNextBad}>
          {t(($) => $.sheet.toCorrect, { count: bad })}
        </Button>
      ) : null}
      <span role="status" className={classes['totals']}>
        {said === '' ? null : <span className={classes['said']}>{said}</span>}
        {size > 1 ? <span>{t(($) => $.sheet.selected, selected)}</span> : null}
        {totals === null ? null : (
          <>
            {totals.sum === null ? (
              <span>{t(($) => $.sheet.unitsDiffer)}</span>
            ) : (
              <>
                <span>
                  {t(($) => $.sheet.sum)} <b>{totals.sum}</b>
                </span>
                <span>
                  {t(($) => $.sheet.average)} <b>{totals.average}</b>
                </span>
              </>
            )}
            <span>
              {t(($) => $.sheet.count)} <b>{totals.count}</b>
            </span>
          </>
        )}
      </span>
    </div>
  );
};
