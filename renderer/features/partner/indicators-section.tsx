import { useTranslation } from 'react-i18next';
import { indicators } from '#shared/metrics/indicators.ts';
import { useQuery } from '#renderer/state/use-query.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { formatCount, formatDate, locale } from '#renderer/ui/format.ts';
import { Sparkline } from '#renderer/ui/sparkline.tsx';
import { indicatorChange } from './indicator-change.ts';
import { usePartnerPage } from './partner-page-context.tsx';
import { Section } from './section.tsx';
import tables from './table.module.css';

const recentWeeks = 4;
const tones = { up: 'good', down: 'bad', steady: 'neutral' } as const;

/** What moves 60 to 90 days before revenue does: the last thirteen weeks of each indicator, the newest four against those before. */
export const IndicatorsSection = () => {
  const { t } = useTranslation();
  const { partner } = usePartnerPage();
  const { data } = useQuery('metrics.indicators', { partnerIds: [partner.id] });
  const series = data?.partners[0]?.series;
  const perWeek = (value: number | null): string =>
    value === null ? '–' : new Intl.NumberFormat(locale(), { maximumFractionDigits: 1 }).format(value);
  if (!data) return null;
  const last = formatDate(data.weeks.at(-1) ?? data.asOf);
  const shown = series ? indicators.filter((key) => series[key].some((value) => (value ?? 0) > 0)) : [];
  const title = t(($) => $.partner.section.indicators);
  if (!series || shown.length === 0)
    return (
      <Section name="indicators" title={title}>
        <EmptyState
          kind="nothing"
          isLine
          title={t(($) => $.partner.indicators.none.title)}
          text={t(($) => $.partner.indicators.none.text, { date: last })}
        />
      </Section>
    );
  return (
    <Section name="indicators" title={title}>
      <div className={tables['scroll']}>
        <table className={`${tables['table']} ${tables['middle']}`}>
          <thead>
            <tr>
              <th scope="col">{t(($) => $.partner.indicators.indicator)}</th>
              <th scope="col" data-align="left">
                {t(($) => $.partner.indicators.weeks, { date: last })}
              </th>
              <th scope="col">{t(($) => $.partner.indicators.all)}</th>
              <th scope="col">{t(($) => $.partner.indicators.before)}</th>
              <th scope="col">{t(($) => $.partner.indicators.recent)}</th>
              <th scope="col" data-align="left">
                {t(($) => $.partner.indicators.change)}
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((key) => {
              const weeks = series[key];
              const change = indicatorChange(weeks, recentWeeks);
              const { direction } = change;
              return (
                <tr key={key}>
                  <th scope="row">{t(($) => $.partner.indicators.name[key])}</th>
                  <td data-align="left">
                    <Sparkline
                      width={180}
                      values={weeks}
                      label={t(($) => $.partner.indicators.alt, {
                        name: t(($) => $.partner.indicators.name[key]),
                        values: weeks.map((value) => (value === null ? t(($) => $.ui.notAvailable) : formatCount(value))).join(', '),
                      })}
                    />
                  </td>
                  <td>{formatCount(change.total)}</td>
                  <td>{perWeek(change.before)}</td>
                  <td className={tables['strong']}>{perWeek(change.recent)}</td>
                  <td data-align="left">
                    {direction === null ? (
                      <span className={tables['unset']}>{t(($) => $.ui.notAvailable)}</span>
                    ) : (
                      <span className={tables['change']} data-tone={tones[direction]}>
                        {t(($) => $.partner.indicators.direction[direction])}
                      </span>
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </Section>
  );
};
