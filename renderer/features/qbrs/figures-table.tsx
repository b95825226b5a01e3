import { useTranslation } from 'react-i18next';
import { changeText } from '#shared/documents/format.ts';
import type { Change, FiguresBlock } from '#shared/documents/model.ts';
import { wordsOf } from '#shared/documents/words.ts';
import type { Figure } from '#shared/metrics/figure.ts';
import type { PackageFigures, QbrPackage } from '#shared/qbr/model.ts';
import { inspect } from '#renderer/state/ui-store.ts';
import { FigureValue } from '#renderer/ui/figure-value.tsx';
import { locale } from '#renderer/ui/format.ts';
import classes from './blocks.module.css';

const ChangeCell = ({ change }: { change: Change | null | undefined }) => (
  <td data-align="right" className={classes['change']} data-tone={change?.tone}>
    {change ? changeText(change) : ''}
  </td>
);

/** The scorecard in the window: the same figures as on the slide, each a door to its explanation. */
export const FiguresTable = ({ block, built }: { block: FiguresBlock; built: QbrPackage }) => {
  const { t } = useTranslation();
  const say = wordsOf(locale());
  const cell = (figure: Figure | undefined, period: string) =>
    figure ? (
      <FigureValue
        figure={figure}
        explainLabel={t(($) => $.qbr.editor.explain, { figure: figure.label, period })}
        onExplain={() => inspect({ kind: 'figure', figure, partnerId: built.partner.id })}
      />
    ) : null;
  const { now, previous, yearBefore } = built.figures;
  return (
    <div className={classes['block']} data-wide>
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
            </tr>
          </thead>
          <tbody>
            {block.figures.map(({ key, label, previous: before, yearBefore: yearAgo }) => {
              const id = key as keyof PackageFigures;
              return (
                <tr key={key}>
                  <th scope="row">{label}</th>
                  <td data-align="right" className={classes['strong']}>
                    {cell(now[id], built.quarter.label)}
                  </td>
                  <td data-align="right">{cell(previous[id], block.previousLabel)}</td>
                  <ChangeCell change={before?.change} />
                  <td data-align="right">{cell(yearBefore[id], block.yearBeforeLabel)}</td>
                  <ChangeCell change={yearAgo?.change} />
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </div>
  );
};
