import { Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { changeText } from '#shared/documents/format.ts';
import type { Change, FiguresBlock } from '#shared/documents/model.ts';
import { wordsOf } from '#shared/documents/words.ts';
import type { Figure } from '#shared/metrics/figure.ts';
import type { PackageFigures, QbrPackage } from '#shared/qbr/model.ts';
import { inspect } from '#renderer/state/ui-store.ts';
import { FigureValue } from '#renderer/ui/figure-value.tsx';
import { formatDate, locale } from '#renderer/ui/format.ts';
import classes from './blocks.module.css';
import { FiguresNote } from './figures-note.tsx';
import { LastValue } from './last-value.tsx';

const ChangeCell = ({ change }: { change: Change | null | undefined }) => (
  <td data-align="right" className={classes['change']} data-tone={change?.tone}>
    {change ? changeText(change) : ''}
  </td>
);

type Periods = { now: Figure | undefined; previous: Figure | undefined; yearBefore: Figure | undefined };

/** A figure of the package in its three periods, by its id: one of deals, or a metric of the engine. */
const periodsOf = ({ figures, metrics }: QbrPackage, key: string): Periods => {
  const id = key as keyof PackageFigures;
  const metric = metrics.find((one) => one.id === key);
  return metric ?? { now: figures.now[id], previous: figures.previous[id], yearBefore: figures.yearBefore[id] };
};

/** Figures in the window: the same as on the slide, each a door to its explanation, and as they were at the last review. */
export const FiguresTable = ({ block, built }: { block: FiguresBlock; built: QbrPackage }) => {
  const { t } = useTranslation();
  const say = wordsOf(locale());
  const { lastFrozen } = built;
  const cell = (figure: Figure | undefined, period: string) =>
    figure ? (
      <FigureValue
        figure={figure}
        explainLabel={t(($) => $.qbr.editor.explain, { figure: figure.label, period })}
        onExplain={() => inspect({ kind: 'figure', figure, partnerId: built.partner.id })}
      />
    ) : null;
  const rows = block.figures.map((figure) => ({ ...figure, periods: periodsOf(built, figure.key) }));
  return (
    <div className={classes['block']} data-wide>
      {block.heading ? <h3>{block.heading}</h3> : null}
      <div className={classes['scroll']}>
        <table className={classes['table']}>
          <thead>
            <tr>
              <th scope="col">{say('figure')}</th>
              <th scope="col" data-align="right">
                {built.quarter.label}
              </th>
              <th scope="col" data-align="right">
                {block.previousLabel}
              </th>
              <th scope="col" data-align="right">
                {say('change')}
              </th>
              <th scope="col" data-align="right">
                {block.yearBeforeLabel}
              </th>
              <th scope="col" data-align="right">
                {say('change')}
              </th>
              {lastFrozen ? (
                <th scope="col" data-align="right">
                  <Tooltip label={t(($) => $.qbr.editor.lastQbrHint, { date: formatDate(lastFrozen.asOf), version: lastFrozen.version })}>
                    <span>{t(($) => $.qbr.editor.lastQbr, { quarter: lastFrozen.quarter })}</span>
                  </Tooltip>
                </th>
              ) : null}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, label, previous, yearBefore, lastReview, periods }) => (
              <tr key={key}>
                <th scope="row">
                  {label}
                  {periods.now?.value === null && periods.now.reason ? <div className={classes['reason']}>{periods.now.reason}</div> : null}
                </th>
                <td data-align="right" className={classes['strong']}>
                  {cell(periods.now, built.quarter.label)}
                </td>
                <td data-align="right">{cell(periods.previous, block.previousLabel)}</td>
                <ChangeCell change={previous?.change} />
                <td data-align="right">{cell(periods.yearBefore, block.yearBeforeLabel)}</td>
                <ChangeCell change={yearBefore?.change} />
                {lastFrozen ? (
                  <td data-align="right">
                    <LastValue last={lastReview} />
                  </td>
                ) : null}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <FiguresNote figures={rows.flatMap(({ periods: { now } }) => (now ? [now] : []))} />
    </div>
  );
};
