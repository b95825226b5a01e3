import { changeText, valueText } from '#shared/documents/format.ts';
import type { Comparison, FiguresBlock } from '#shared/documents/model.ts';
import classes from './slide.module.css';

const Compared = ({ name, comparison, language }: { name: string; comparison: Comparison | null; language: string }) =>
  comparison ? (
    <span className={classes['compared']}>
      {name} {valueText(comparison.value, language)}
      {comparison.change ? (
        <strong className={classes['change']} data-tone={comparison.change.tone}>
          {changeText(comparison.change)}
        </strong>
      ) : null}
    </span>
  ) : null;

/** Up to four figures, large beside each other. */
export const SlideFigures = ({ block, language }: { block: FiguresBlock; language: string }) => (
  <ul className={classes['cards']}>
    {block.figures.map(({ key, label, value, previous, yearBefore }) => (
      <li key={key} className={classes['card']}>
        <span className={classes['label']}>{label}</span>
        <span className={classes['figure']} data-missing={value.kind === 'missing' || undefined}>
          {valueText(value, language)}
        </span>
        {value.kind === 'missing' ? <span className={classes['compared']}>{value.reason}</span> : null}
        <Compared name={block.previousLabel} comparison={previous} language={language} />
        <Compared name={block.yearBeforeLabel} comparison={yearBefore} language={language} />
      </li>
    ))}
  </ul>
);
