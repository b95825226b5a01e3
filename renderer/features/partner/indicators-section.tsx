import { useTranslation } from 'react-i18next';
import { useQuery } from '#renderer/state/use-query.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { formatCount, formatDate, locale } from '#renderer/ui/format.ts';
import { Sparkline } from '#renderer/ui/sparkline.tsx';
import { indicatorChange } from './indicator-change.ts';
import { usePartnerPage } from './partner-page-context.tsx';
import { Section } from './section.tsx';
import tables from './table.module.css';

const keys = ['registrations', 'portal', 'trainings', 'campaigns'] as const;
const recentWeeks = 4;

/** What moves 60 to 90 days before revenue does: the last thirteen weeks of each indicator, the newest four against those before. */
export const IndicatorsSection = () => {
  const { t } = useTranslation();
  const { partner } = usePartnerPage();
  const { data } = useQuery('partners.facts', { ids: [partner.id] });
  const facts = data?.partners[0];
  const perWeek = (value: number): string => new Intl.NumberFormat(locale(), { maximumFractionDigits: 1 }).format(value);
  if (!data || !facts) return null;
  const shown = keys.filter((key) => facts.indicators[key].length > 0);
  const title = t(($) => $.partner.section.indicators);
  if (shown.length === 0)
    return (
      <Section name="indicators" title={title}>
        <EmptyState
          kind="nothing"
          isLine
          title={t(($) => $.partner.indicators.none.title)}
          text={t(($) => $.partner.indicators.none.text, { date: formatDate(data.weeksTo) })}
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
                {t(($) => $.partner.indicators.weeks, { date: formatDate(data.weeksTo) })}
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
              const weeks = facts.indicators[key];
              const change = indicatorChange(weeks, recentWeeks);
              return (
                <tr key={key}>
                  <th scope="row">{t(($) => $.partner.indicators.name[key])}</th>
                  <td data-align="left">
                    <Sparkline
                      width={180}
                      values={weeks}
                      label={t(($) => $.partner.indicators.alt, {
                        name: t(($) => $.partner.indicators.name[key]),
                        values: weeks.map((value) => formatCount(value)).join(', '),
                      })}
                    />
                  </td>
                  <td>{formatCount(change.total)}</td>
                  <td>{perWeek(change.before)}</td>
                  <td className={tables['strong']}>{perWeek(change.recent)}</td>
                  <td data-align="left">
                    <span
                      className={tables['change']}
                      data-tone={change.direction === 'down' ? 'bad' : change.direction === 'up' ? 'good' : 'neutral'}
                    >
                      {t(($) => $.partner.indicators.direction[change.direction])}
                    </span>
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
