import { Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Figure } from '#shared/metrics/figure.ts';
import classes from './figure-value.module.css';
import { formatDate, formatFigure } from './format.ts';

type FigureProps = {
  figure: Figure;
  /** Shows what the figure is made of. */
  onExplain(figure: Figure): void;
  /** Named in the accessible text of the button: "Explain Active ratio". */
  explainLabel: string;
};

/** The days that a figure covers, in words. */
export const windowText = ({ window }: Pick<Figure, 'window'>, fromTo: (days: { from: string; to: string }) => string): string =>
  window.from === null ? formatDate(window.to) : fromTo({ from: formatDate(window.from), to: formatDate(window.to) });

/**
 * The value of a figure. It takes a whole figure and nothing else, so no number can be shown without its definition; a click explains it. A value that is
 * not available says so, and why.
 */
export const FigureValue = ({ figure, onExplain, explainLabel }: FigureProps) => {
  const { t } = useTranslation();
  const text = formatFigure(figure);
  // the code of the currency is small beside the amount, and still in the text that is read out
  const [amount, code] = figure.unit === 'money' && text !== null ? text.split('\u00a0') : [text];
  return (
    <Tooltip label={figure.reason ?? figure.definition}>
      <button
        type="button"
        className={classes['value']}
        data-missing={text === null || undefined}
        aria-label={`${figure.label}: ${text ?? t(($) => $.ui.notAvailable)}. ${explainLabel}`}
        onClick={() => onExplain(figure)}
      >
        {amount ?? t(($) => $.ui.notAvailable)}
        {code ? <span className={classes['code']}> {code}</span> : null}
      </button>
    </Tooltip>
  );
};
