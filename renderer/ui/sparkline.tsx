import classes from './sparkline.module.css';

type SparklineProps = {
  /** Oldest first; null is a gap. */
  values: ReadonlyArray<number | null>;
  /** Every value in words, for those who cannot see the line. */
  label: string;
  width?: number;
  height?: number;
};

/** The runs of known values: a gap ends one and starts the next. */
const runs = (values: ReadonlyArray<number | null>): number[][] => {
  const found: number[][] = [];
  for (const [index, value] of values.entries()) {
    if (value === null) continue;
    const run = found.at(-1);
    if (run && run.at(-1) === index - 1) run.push(index);
    else found.push([index]);
  }
  return found;
};

/** A series as a small line from zero up, with a dot on its newest value and gaps where there is none. */
export const Sparkline = ({ values, label, width = 96, height = 24 }: SparklineProps) => {
  const known = values.filter((value) => value !== null);
  const high = Math.max(0, ...known);
  const low = Math.min(0, ...known);
  const x = (index: number): number => 2 + (index / Math.max(1, values.length - 1)) * (width - 4);
  // a series of nothing but zeros lies on the floor, not at the top
  const y = (index: number): number => 2 + (high === low ? 1 : (high - (values[index] ?? 0)) / (high - low)) * (height - 4);
  const last = values.findLastIndex((value) => value !== null);
  return (
    <svg width={width} height={height} role="img" aria-label={label} className={classes['spark']}>
      <title>{label}</title>
      {runs(values).map((run) =>
        run.length === 1 ? (
          <circle key={run[0]} className={classes['dot']} cx={x(run[0] ?? 0)} cy={y(run[0] ?? 0)} r={1.2} />
        ) : (
          <polyline key={run[0]} className={classes['line']} points={run.map((index) => `${x(index)},${y(index)}`).join(' ')} />
        ),
      )}
      {last >= 0 ? <circle className={classes['dot']} cx={x(last)} cy={y(last)} r={2} /> : null}
    </svg>
  );
};
