import classes from './sparkline.module.css';

type SparkBarsProps = {
  /** Oldest first; null is a gap. */
  values: ReadonlyArray<number | null>;
  /** Every value in words, for those who cannot see the bars. */
  label: string;
  width?: number;
  height?: number;
};

/** A few values as small bars on zero, the newest marked by its tone. Each value in words is its label; the figures stand beside it. */
export const SparkBars = ({ values, label, width = 84, height = 24 }: SparkBarsProps) => {
  const known = values.filter((value) => value !== null);
  const high = Math.max(0, ...known);
  const low = Math.min(0, ...known);
  const span = high - low || 1;
  const y = (value: number): number => ((high - value) / span) * (height - 1);
  const band = width / Math.max(1, values.length);
  return (
    <svg width={width} height={height} role="img" aria-label={label} className={classes['spark']}>
      <title>{label}</title>
      {values.map((value, index) =>
        value === null ? null : (
          <rect
            // the places of a series have no other name
            key={`${index}`}
            className={classes['bar']}
            data-last={index === values.length - 1 || undefined}
            x={index * band + 1}
            width={Math.max(1, band - 3)}
            y={Math.min(y(value), y(0))}
            // a value of zero is a hair, a gap is nothing
            height={Math.max(1, Math.abs(y(value) - y(0)))}
          />
        ),
      )}
      <line className={classes['zero']} x1={0} x2={width} y1={y(0) + 0.5} y2={y(0) + 0.5} />
    </svg>
  );
};
