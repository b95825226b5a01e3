import type { Timeline } from '#shared/plan/timeline.ts';
import classes from './timeline.module.css';
import type { placeTimeline } from './timeline-place.ts';

type Corner = { x: number; y: number };

/** From below or above the earlier diamond along its day, then across to the later one. On one line: straight. */
const pathOf = (from: Corner, to: Corner): string => {
  const way = to.x >= from.x ? 1 : -1;
  if (from.y === to.y) return `M${from.x + way * 8} ${from.y}H${to.x - way * 10}`;
  const down = to.y > from.y ? 1 : -1;
  // on the same day there is no room to come from the side
  if (Math.abs(to.x - from.x) < 12) return `M${from.x} ${from.y + down * 8}V${to.y - down * 10}`;
  return `M${from.x} ${from.y + down * 8}V${to.y}H${to.x - way * 10}`;
};

type TimelineLinksProps = Pick<Timeline, 'links'> & { points: ReturnType<typeof placeTimeline>['points']; width: number; height: number };

/** Lines from each milestone to those that wait for it; whose they are is said by the milestones themselves. */
export const TimelineLinks = ({ links, points, width, height }: TimelineLinksProps) => (
  <svg className={classes['links']} width={width} height={height} aria-hidden>
    <defs>
      {(['plain', 'critical', 'crossed'] as const).map((kind) => (
        <marker key={kind} id={`plan-link-${kind}`} viewBox="0 0 6 6" refX="5" refY="3" markerWidth="6" markerHeight="6" orient="auto">
          <path d="M0 0 6 3 0 6Z" className={classes['arrow']} data-kind={kind} />
        </marker>
      ))}
    </defs>
    {links.map(({ from, to, kind }) => {
      const [start, end] = [points.get(from), points.get(to)];
      if (!start || !end) return null;
      return (
        <path
          key={`${from} ${to}`}
          d={pathOf({ x: start.at * width, y: start.y }, { x: end.at * width, y: end.y })}
          className={classes['link']}
          data-kind={kind}
          markerEnd={`url(#plan-link-${kind})`}
        />
      );
    })}
  </svg>
);
