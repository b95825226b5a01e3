import { useTranslation } from 'react-i18next';
import type { Figure } from '#shared/metrics/figure.ts';
import { useQuery } from '#renderer/state/use-query.ts';
import { windowText } from '#renderer/ui/figure-value.tsx';
import { formatCount, formatDate, formatFigure, formatMoney } from '#renderer/ui/format.ts';
import { FigureRows } from './figure-rows.tsx';
import classes from './inspector.module.css';

type FigureExplainedProps = { figure: Figure; partnerId?: string; group?: string };

/** A part of a quotient in its unit: money stays money, the rest are counts. */
const partText = (value: number | null, currency: string | null): string | null =>
  value === null ? null : currency === null ? formatCount(value) : formatMoney(value, currency);

/** Everything that a figure stands on: definition, source, preset, window, date, currency and rate, what was divided by what, and the rows. */
export const FigureExplained = ({ figure, partnerId, group }: FigureExplainedProps) => {
  const { t } = useTranslation();
  const { data: program } = useQuery('settings.program', {});
  const value = formatFigure(figure);
  const { rate } = figure;
  const preset = program?.presets.find(({ key }) => key === figure.preset)?.label ?? figure.preset;
  const isAmountOfCount = figure.unit === 'money' && figure.denominator !== null;
  const facts: Array<[string, string | null]> = [
    [t(($) => $.shell.inspector.window), windowText(figure, (days) => t(($) => $.shell.inspector.fromTo, days))],
    [t(($) => $.shell.inspector.asOf), formatDate(figure.asOf)],
    [t(($) => $.shell.inspector.preset), preset],
    [t(($) => $.shell.inspector.numerator), partText(figure.numerator, figure.currency)],
    [t(($) => $.shell.inspector.denominator), partText(figure.denominator, isAmountOfCount ? null : figure.currency)],
    [t(($) => $.shell.inspector.currency), figure.currency],
    [
      t(($) => $.shell.inspector.rate),
      figure.currency === null
        ? null
        : rate === null
          ? t(($) => $.shell.inspector.noConversion)
          : rate.rule === 'plan'
            ? t(($) => $.shell.inspector.ratePlan, { pairs: rate.pairs.join(', ') })
            : t(($) => $.shell.inspector.rateDated, { date: formatDate(rate.on), pairs: rate.pairs.join(', ') }),
    ],
    // the documents behind a definition follow in brackets; nobody can open them here
    [t(($) => $.shell.inspector.source), t(($) => $.shell.inspector.sourceOf, { key: figure.source.replace(/ \(.*$/, '') })],
  ];
  return (
    <div>
      <p className={classes['kicker']}>{t(($) => $.shell.inspector.definition)}</p>
      <h2 className={classes['title']}>{group === undefined ? figure.label : `${figure.label}: ${group}`}</h2>
      <p className={classes['big']}>{value ?? <span className={classes['missing']}>{t(($) => $.ui.notAvailable)}</span>}</p>
      <p>{figure.definition}</p>
      {figure.reason ? (
        <p>
          <strong>{t(($) => $.shell.inspector.whyMissing)}:</strong> {figure.reason}
        </p>
      ) : null}
      <dl className={classes['facts']}>
        {facts.map(([name, text]) =>
          text === null ? null : (
            <div key={name} style={{ display: 'contents' }}>
              <dt>{name}</dt>
              <dd>{text}</dd>
            </div>
          ),
        )}
      </dl>
      {group === undefined ? (
        <FigureRows figure={figure} {...(partnerId === undefined ? {} : { partnerId })} />
      ) : (
        <p className={classes['hint']}>{t(($) => $.shell.inspector.groupRows, { group })}</p>
      )}
    </div>
  );
};
