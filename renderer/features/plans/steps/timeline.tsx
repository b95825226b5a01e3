import { useElementSize, useMergedRef } from '@mantine/hooks';
import { type KeyboardEvent, useId, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Plan } from '#shared/api/plans.ts';
import type { IsoDate } from '#shared/domain/dates.ts';
import { daysLate } from '#shared/plan/milestone-chains.ts';
import { MilestoneState, type PlanMilestone } from '#shared/plan/model.ts';
import { layTimeline } from '#shared/plan/timeline.ts';
import { nextMark, type TimelineWay } from '#shared/plan/timeline-way.ts';
import type { PlanQuarter } from '#shared/plan/tracking.ts';
import { formatDate } from '#renderer/ui/format.ts';
import { Diamond } from './diamond.tsx';
import { LaneName } from './lane-name.tsx';
import { MilestoneMark } from './milestone-mark.tsx';
import { markText } from './milestone-words.ts';
import { TimelineHead } from './timeline-head.tsx';
import { TimelineLinks } from './timeline-links.tsx';
import { placeTimeline, sizes } from './timeline-place.ts';
import classes from './timeline.module.css';
import { useMarkMove } from './use-mark-move.ts';

const ways: Partial<Record<string, TimelineWay>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
  Home: 'first',
  End: 'last',
};
/** Of the words beside a diamond, in pixels; a little more than they take. */
const letter = 6.3;

type TimelineProps = {
  plan: Pick<Plan, 'content' | 'locked'>;
  quarters: readonly PlanQuarter[];
  asOf: IsoDate;
  onOpen(milestone: PlanMilestone): void;
  onToggleDone(milestone: PlanMilestone): void;
  onMove(id: string, dueOn: IsoDate): void;
};

/** The year of a plan: initiatives as bars, milestones as diamonds on their days, lines from what comes first to what waits for it. */
export const Timeline = ({ plan: { content, locked }, quarters, asOf, onOpen, onToggleDone, onMove }: TimelineProps) => {
  const { t } = useTranslation();
  const keysId = useId();
  const { terms, milestones } = content;
  const { ref: sized, width } = useElementSize<HTMLDivElement>();
  const track = useRef<HTMLDivElement>(null);
  const trackRef = useMergedRef(sized, track);
  const [current, setCurrent] = useState<string | null>(null);
  const moving = useMarkMove({ year: terms, track, canMove: !locked, milestones, onMove });
  const { move } = moving;
  const shown = useMemo(
    () => (move ? milestones.map((milestone) => (milestone.id === move.id ? { ...milestone, dueOn: move.dueOn } : milestone)) : milestones),
    [milestones, move],
  );
  const timeline = useMemo(
    () =>
      layTimeline({ ...content, milestones: shown }, quarters, asOf, (milestone) =>
        width === 0 ? 0 : (markText(t, milestone, daysLate(milestone, asOf)).length * letter + 30) / width,
      ),
    [content, shown, quarters, asOf, width, t],
  );
  const place = placeTimeline(timeline);
  const head = quarters.some(({ label, ours, theirs }) => ours !== label || (theirs ?? label) !== label) ? sizes.tallHead : sizes.head;
  const { lanes, links, today, chain } = timeline;
  // in the order of the list, which a move does not change: one that is moved in the document loses the keyboard
  const marks = new Map(lanes.flatMap((lane) => lane.marks.map((mark) => [mark.milestone.id, mark])));
  const drawn = shown.flatMap(({ id }) => marks.get(id) ?? []);
  // where the one that had the keyboard is gone, the first takes its place
  const stop = current !== null && marks.has(current) ? current : nextMark(lanes, '', 'first');
  const focus = (id: string): void => track.current?.querySelector<HTMLElement>(`[data-mark="${CSS.escape(id)}"]`)?.focus();

  const onKeyDown = (event: KeyboardEvent<HTMLElement>, milestone: PlanMilestone): void => {
    if (moving.onKeyDown(event, milestone)) {
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const way = ways[event.key];
    if (way !== undefined) {
      event.preventDefault();
      const next = nextMark(lanes, milestone.id, way);
      if (next !== null) focus(next);
    }
    if (event.key === 'd' || event.key === 'D') {
      event.preventDefault();
      event.stopPropagation();
      onToggleDone(milestone);
    }
  };
  const movingTitle = move ? (shown.find(({ id }) => id === move.id)?.title ?? '') : '';

  return (
    <div role="group" aria-label={t(($) => $.planSteps.timeline.label, { year: terms.year })} className={classes['timeline']}>
      <p id={keysId} className={classes['heard']}>
        {t(($) => (locked ? $.planSteps.timeline.keysLocked : $.planSteps.timeline.keys))}
      </p>
      <span role="status" className={classes['heard']}>
        {move ? t(($) => $.planSteps.timeline.moving, { title: movingTitle, date: formatDate(move.dueOn) }) : ''}
      </span>
      <div className={classes['names']} style={{ width: sizes.names }}>
        <div className={classes['shapes']} style={{ height: head }} aria-hidden>
          {MilestoneState.options.map((state) => (
            <span key={state}>
              <Diamond state={state} isLate={false} />
              {t(($) => $.planSteps.milestone.state[state])}
            </span>
          ))}
        </div>
        {lanes.map((lane, at) => (
          <div key={lane.initiative?.id ?? ''} className={classes['laneName']} style={{ height: place.lanes[at]?.height }}>
            <LaneName lane={lane} />
          </div>
        ))}
      </div>
      <div className={classes['year']} style={{ paddingInline: sizes.margin }}>
        <div ref={trackRef} className={classes['track']}>
          <TimelineHead quarters={timeline.quarters} today={today} asOf={asOf} height={head} />
          <div className={classes['lanes']} style={{ height: place.height }}>
            {timeline.quarters.map(({ label, at, phase }) => (
              <span
                key={label}
                className={classes['column']}
                data-phase={phase}
                style={{ left: `${at.from * 100}%`, width: `${(at.to - at.from) * 100}%` }}
              />
            ))}
            {place.lanes.map(({ top }, at) => (at === 0 ? null : <span key={top} className={classes['rule']} style={{ top }} />))}
            {today === null ? null : <span className={classes['today']} style={{ left: `${today * 100}%` }} />}
            {lanes.map(({ initiative, bar, done, all }, at) =>
              initiative && bar ? (
                <span
                  key={initiative.id}
                  className={classes['bar']}
                  style={{ left: `${bar.from * 100}%`, width: `${(bar.to - bar.from) * 100}%`, top: (place.lanes[at]?.top ?? 0) + 8 }}
                >
                  <span className={classes['barDone']} style={{ width: `${all === 0 ? 0 : (done / all) * 100}%` }} />
                </span>
              ) : null,
            )}
            <TimelineLinks links={links} points={place.points} width={width} height={place.height} />
            {drawn.map((mark) => {
              const { milestone } = mark;
              const { id } = milestone;
              return (
                <MilestoneMark
                  key={id}
                  mark={mark}
                  y={place.points.get(id)?.y ?? 0}
                  milestones={shown}
                  isCurrent={id === stop}
                  isOnChain={chain?.ids.includes(id) ?? false}
                  isMoving={move?.id === id}
                  canMove={!locked}
                  describedBy={keysId}
                  onOpen={() => {
                    if (!moving.takeDrag()) onOpen(milestone);
                  }}
                  onFocus={() => setCurrent(id)}
                  onKeyDown={(event) => onKeyDown(event, milestone)}
                  onKeyUp={moving.onKeyUp}
                  onBlur={moving.onBlur}
                  onPointerDown={(event) => moving.onPointerDown(event, milestone)}
                />
              );
            })}
          </div>
        </div>
      </div>
    </div>
  );
};
