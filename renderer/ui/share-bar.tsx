import classes from './share-bar.module.css';

type Part = { key: string; name: string; value: number; isRest?: boolean };

type ShareBarProps = {
  /** Parts of one whole, in order; those below zero are not drawn. The rest is what is left of it. */
  parts: readonly Part[];
  /** The whole bar in words. */
  label: string;
  text(value: number): string;
};

/** One whole and its parts as a bar; each part is named with its amount right below, so that no colour has to be read. */
export const ShareBar = ({ parts, label, text }: ShareBarProps) => {
  const shown = parts.filter(({ value }) => value > 0);
  return (
    <div role="img" aria-label={label}>
      <div className={classes['bar']} aria-hidden>
        {shown.map(({ key, value, isRest }) => (
          <span
            key={key}
            className={classes['part']}
            data-part={isRest ? 'rest' : parts.findIndex((part) => part.key === key)}
            style={{ flexGrow: value }}
          />
        ))}
      </div>
      <div className={classes['names']} aria-hidden>
        {shown.map(({ key, name, value, isRest }) => (
          <span key={key} className={classes['name']}>
            <i className={classes['swatch']} data-part={isRest ? 'rest' : parts.findIndex((part) => part.key === key)} />
            {name} <strong>{text(value)}</strong>
          </span>
        ))}
      </div>
    </div>
  );
};
