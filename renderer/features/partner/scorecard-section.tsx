import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#shared/api/contract.ts';
import { type FiscalCalendar, quarterOf, shiftQuarter } from '#shared/domain/fiscal.ts';
import type { Figure } from '#shared/metrics/figure.ts';
import { inspect } from '#renderer/state/ui-store.ts';
import { useQuery } from '#renderer/state/use-query.ts';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { FigureValue } from '#renderer/ui/figure-value.tsx';
import { formatFigure } from '#renderer/ui/format.ts';
import { ChangeMark } from './change-mark.tsx';
import tables from './table.module.css';
import { Section } from './section.tsx';

type Line = OutputOf<'partners.scorecard'>['lines'][number];

const ScoreLine = ({
  line,
  partnerId,
  periods,
}: {
  line: Line;
  partnerId: string;
  periods: { now: string; previous: string; yearBefore: string };
}) => {
  const { t } = useTranslation();
  const cell = (figure: Figure, period: string) => (
    <FigureValue
      figure={figure}
      onExplain={() => inspect({ kind: 'figure', figure, partnerId })}
      explainLabel={t(($) => $.partner.scorecard.explain, {
        figure: figure.label,
        period,
        value: formatFigure(figure) ?? t(($) => $.ui.notAvailable),
      })}
    />
  );
  return (
    <tr>
      <th scope="row">{line.now.label}</th>
      <td className={tables['strong']}>{cell(line.now, periods.now)}</td>
      <td>{cell(line.previous, periods.previous)}</td>
      <td>
        <ChangeMark now={line.now} then={line.previous} />
      </td>
      <td>{cell(line.yearBefore, periods.yearBefore)}</td>
      <td>
        <ChangeMark now={line.now} then={line.yearBefore} />
      </td>
    </tr>
  );
};

/** What the partner does above what comes of it: this quarter, the one before, and the same one a year before. Each figure explains itself. */
export const ScorecardSection = ({ partnerId, calendar }: { partnerId: string; calendar: FiscalCalendar }) => {
  const { t } = useTranslation();
  const { data, error } = useQuery('partners.scorecard', { id: partnerId });
  const quarter = data ? quarterOf(calendar, data.asOf) : null;
  const periods = {
    now: quarter?.label ?? '',
    previous: quarter ? shiftQuarter(calendar, quarter, -1).label : '',
    yearBefore: quarter ? shiftQuarter(calendar, quarter, -4).label : '',
  };
  return (
    <Section name="scorecard" title={t(($) => $.partner.section.scorecard)}>
      {error ? <ErrorNote error={error} /> : null}
      {data ? (
        <div className={tables['scroll']}>
          <table className={tables['table']}>
            <thead>
              <tr>
                <th scope="col">{t(($) => $.partner.scorecard.measure)}</th>
                <th scope="col">
                  {periods.now}
                  {quarter && data.asOf < quarter.to ? <small>{t(($) => $.partner.scorecard.soFar)}</small> : null}
                </th>
                <th scope="col">
                  {periods.previous}
                  <small>{t(($) => $.partner.scorecard.previous)}</small>
                </th>
                <th scope="col" aria-label={t(($) => $.partner.scorecard.changeTo, { period: periods.previous })}>
                  {t(($) => $.partner.scorecard.change)}
                </th>
                <th scope="col">
                  {periods.yearBefore}
                  <small>{t(($) => $.partner.scorecard.yearBefore)}</small>
                </th>
                <th scope="col" aria-label={t(($) => $.partner.scorecard.changeTo, { period: periods.yearBefore })}>
                  {t(($) => $.partner.scorecard.change)}
                </th>
              </tr>
            </thead>
            {(['activity', 'outcome'] as const).map((kind) => (
              <tbody key={kind}>
                <tr>
                  <th colSpan={6} scope="rowgroup" className={tables['group']}>
                    {t(($) => $.partner.scorecard[kind])}
                  </th>
                </tr>
                {data.lines
                  .filter((line) => line.kind === kind)
                  .map((line) => (
                    <ScoreLine key={line.now.id} line={line} partnerId={partnerId} periods={periods} />
                  ))}
              </tbody>
            ))}
          </table>
        </div>
      ) : null}
    </Section>
  );
};
