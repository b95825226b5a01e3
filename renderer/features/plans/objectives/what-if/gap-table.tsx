import { useTranslation } from 'react-i18next';
import { cellValueText } from '#shared/plan/cells.ts';
import type { ObjectiveTracking } from '#shared/plan/tracking.ts';
import type { WhatIf } from '#shared/plan/what-if.ts';
import { formatDate, formatRatio, locale } from '#renderer/ui/format.ts';
import { StatusMark } from '#renderer/ui/status-mark.tsx';
import classes from '../objectives.module.css';

/** The way of one target that deals close: what is missing by quarter, the pipeline that would close it, and by when it must be there. */
export const GapTable = ({ tracked, gaps }: { tracked: ObjectiveTracking; gaps: WhatIf['gaps'][number]['quarters'] }) => {
  const { t } = useTranslation();
  const language = locale();
  const missing = t(($) => $.ui.notAvailable);
  const amount = (value: number | null): string => (value === null ? missing : cellValueText(value, tracked, language));
  const id = `what-if-${tracked.id}`;
  return (
    <div className={classes['scroll']}>
      <h4 id={id}>{t(($) => $.planObjectives.whatIf.of, { title: tracked.title, currency: tracked.currency ?? '' })}</h4>
      <table className={classes['table']} aria-labelledby={id}>
        <thead>
          <tr>
            <th scope="col">{t(($) => $.planObjectives.whatIf.quarter)}</th>
            <th scope="col">{t(($) => $.planObjectives.whatIf.remaining)}</th>
            <th scope="col">{t(($) => $.planObjectives.whatIf.openDeals)}</th>
            <th scope="col">{t(($) => $.planObjectives.whatIf.gap)}</th>
            <th scope="col">{t(($) => $.planObjectives.whatIf.needed)}</th>
            <th scope="col">{t(($) => $.planObjectives.whatIf.by)}</th>
            <th scope="col">{t(($) => $.planObjectives.whatIf.ratio)}</th>
          </tr>
        </thead>
        <tbody>
          {gaps.map(({ label, remaining, open, gap, pipelineNeeded, neededBy, isLate, coverage }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td>{amount(remaining)}</td>
              <td>{amount(open)}</td>
              <td>{amount(gap)}</td>
              <td>{pipelineNeeded === null && coverage === null ? '–' : amount(pipelineNeeded)}</td>
              <td>
                {neededBy === null ? (
                  '–'
                ) : isLate ? (
                  <StatusMark meaning="offTrack" label={t(($) => $.planObjectives.whatIf.late, { date: formatDate(neededBy) })} />
                ) : (
                  formatDate(neededBy)
                )}
              </td>
              <td>{coverage === null ? '–' : formatRatio(coverage)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
