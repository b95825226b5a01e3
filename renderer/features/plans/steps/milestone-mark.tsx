import type { KeyboardEvent, PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanMilestone } from '#shared/plan/model.ts';
import type { TimelineMark } from '#shared/plan/timeline.ts';
import { formatDay } from '#renderer/ui/format.ts';
import { Diamond } from './diamond.tsx';
import { markName, markText } from './milestone-words.ts';
import classes from './timeline.module.css';

type MilestoneMarkProps = {
  mark: TimelineMark;
  y: number;
  milestones: readonly PlanMilestone[];
  /** The one that Tab comes to. */
  isCurrent: boolean;
  isOnChain: boolean;
  isMoving: boolean;
  canMove: boolean;
  describedBy: string;
  onOpen(): void;
  onFocus(): void;
  onKeyDown(event: KeyboardEvent<HTMLButtonElement>): void;
  onKeyUp(event: KeyboardEvent<HTMLButtonElement>): void;
  onBlur(): void;
  onPointerDown(event: PointerEvent<HTMLButtonElement>): void;
};

/** One milestone on its day, as a diamond with its words. */
export const MilestoneMark = ({
  mark,
  y,
  milestones,
  isCurrent,
  isOnChain,
  isMoving,
  canMove,
  describedBy,
  onOpen,
  ...handlers
}: MilestoneMarkProps) => {
  const { t } = useTranslation();
  const { milestone, at, words, daysLate, heldUpBy } = mark;
  const name = markName(t, mark, milestones);
  const place = words === 'right' ? { left: `calc(${at * 100}% - 11px)` } : { right: `calc(${(1 - at) * 100}% - 11px)` };
  return (
    <button
      type="button"
      data-mark={milestone.id}
      aria-label={name}
      title={name}
      aria-describedby={describedBy}
      aria-keyshortcuts={canMove ? 'Enter D Shift+ArrowLeft Shift+ArrowRight' : 'Enter D'}
      tabIndex={isCurrent ? 0 : -1}
      className={classes['mark']}
      data-words={words}
      data-state={milestone.state}
      data-late={daysLate > 0 || undefined}
      data-held={heldUpBy.length > 0 || undefined}
      data-chain={isOnChain || undefined}
      data-moving={isMoving || undefined}
      data-movable={canMove || undefined}
      style={{ ...place, top: y }}
      onClick={onOpen}
      {...handlers}
    >
      <Diamond state={milestone.state} isLate={daysLate > 0} />
      <span className={classes['words']}>
        {isMoving && milestone.dueOn !== null ? `${formatDay(milestone.dueOn)} · ${milestone.title}` : markText(t, milestone, daysLate)}
      </span>
    </button>
  );
};
