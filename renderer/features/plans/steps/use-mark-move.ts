import { type KeyboardEvent, type PointerEvent, type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { addDays, type IsoDate } from '#shared/domain/dates.ts';
import type { PlanMilestone } from '#shared/plan/model.ts';
import { dayAt } from '#shared/plan/timeline.ts';

/** A milestone that is being moved, and the day on which it would come to stand. */
export type MarkMove = { id: string; dueOn: IsoDate };

type Given = {
  year: { startsOn: IsoDate; endsOn: IsoDate };
  /** Where the days are drawn. */
  track: RefObject<HTMLElement | null>;
  canMove: boolean;
  milestones: readonly PlanMilestone[];
  onMove(id: string, dueOn: IsoDate): void;
};

const farEnough = 4;
const held = (day: IsoDate, { startsOn, endsOn }: Given['year']): IsoDate => (day < startsOn ? startsOn : day > endsOn ? endsOn : day);

/**
 * Moves milestones to other days: with the mouse by dragging, with the keyboard by arrows while Shift is held. Letting go keeps the new day; Escape puts it back.
 * Nothing is written before that.
 */
export const useMarkMove = ({ year, track, canMove, milestones, onMove }: Given) => {
  const [move, setMove] = useState<MarkMove | null>(null);
  const now = useRef({ move, milestones, onMove });
  now.current = { move, milestones, onMove };
  // a drag ends with a click, which would open what was dragged
  const wasDragged = useRef(false);
  const end = useCallback((keep: boolean): void => {
    const { move: last, milestones: all, onMove: write } = now.current;
    setMove(null);
    if (keep && last && all.find(({ id }) => id === last.id)?.dueOn !== last.dueOn) write(last.id, last.dueOn);
  }, []);

  const drag = useRef<{ stop(): void } | null>(null);
  useEffect(() => () => drag.current?.stop(), []);
  const onPointerDown = (event: PointerEvent<HTMLElement>, milestone: PlanMilestone): void => {
    wasDragged.current = false;
    if (!canMove || event.button !== 0) return;
    const startX = event.clientX;
    const moved = ({ clientX }: globalThis.PointerEvent): void => {
      const box = track.current?.getBoundingClientRect();
      if (!box || box.width === 0 || (!wasDragged.current && Math.abs(clientX - startX) < farEnough)) return;
      wasDragged.current = true;
      setMove({ id: milestone.id, dueOn: dayAt((clientX - box.left) / box.width, year) });
    };
    const escaped = (key: globalThis.KeyboardEvent): void => {
      if (key.key !== 'Escape') return;
      key.stopPropagation();
      finish(false);
    };
    const up = (): void => finish(wasDragged.current);
    const cancelled = (): void => finish(false);
    const stop = (): void => {
      removeEventListener('pointermove', moved);
      removeEventListener('pointerup', up);
      removeEventListener('pointercancel', cancelled);
      removeEventListener('keydown', escaped, true);
      drag.current = null;
    };
    const finish = (keep: boolean): void => {
      stop();
      end(keep);
    };
    addEventListener('pointermove', moved);
    addEventListener('pointerup', up);
    addEventListener('pointercancel', cancelled);
    addEventListener('keydown', escaped, true);
    drag.current = { stop };
  };

  /** True when the key meant moving. */
  const onKeyDown = (event: KeyboardEvent, milestone: PlanMilestone): boolean => {
    if (event.key === 'Escape' && move) {
      end(false);
      return true;
    }
    if (!canMove || !event.shiftKey || event.altKey || (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight')) return false;
    const from = move?.id === milestone.id ? move.dueOn : milestone.dueOn;
    if (from === null) return false;
    const days = (event.key === 'ArrowLeft' ? -1 : 1) * (event.ctrlKey || event.metaKey ? 7 : 1);
    setMove({ id: milestone.id, dueOn: held(addDays(from, days), year) });
    return true;
  };
  const onKeyUp = (event: KeyboardEvent): void => {
    if (event.key === 'Shift') end(true);
  };
  /** True once after a drag: its click opens nothing. */
  const takeDrag = (): boolean => {
    const was = wasDragged.current;
    wasDragged.current = false;
    return was;
  };
  return { move, onPointerDown, onKeyDown, onKeyUp, onBlur: () => end(true), takeDrag };
};
