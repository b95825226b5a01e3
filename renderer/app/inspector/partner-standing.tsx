import { useTranslation } from 'react-i18next';
import type { PartnerFactsRow } from '#shared/api/partner-facts.ts';
import { activationText } from '#shared/alerts/words.ts';
import { alertTexts } from '#shared/text/en/alerts.ts';
import { factColumnHints, factColumnTexts } from '#shared/text/en/portfolio-facts.ts';
import { placementWords } from '#renderer/features/portfolio/placement-words.ts';
import { pageFormats } from '#renderer/features/today/alert-words.ts';
import { formatCount } from '#renderer/ui/format.ts';
import { Sparkline } from '#renderer/ui/sparkline.tsx';
import classes from './inspector.module.css';

const courses = [
  ['registrationTrend', 'registrations'],
  ['portalTrend', 'portal'],
  ['trainingTrend', 'trainings'],
  ['campaignTrend', 'campaigns'],
] as const;
const noWeeks = Array.from({ length: 13 }, () => 0);

type Decided = PartnerFactsRow['segmentOverride'] | PartnerFactsRow['coverageOverride'];

/** Where a partner stands: its segment and coverage with the reason, how likely it is to become active with what makes it so, and its leading indicators. */
export const PartnerStanding = ({ facts }: { facts: PartnerFactsRow }) => {
  const { t } = useTranslation();
  const { segment, segmentOverride, coverage, coverageOverride, coverageReason, activation, indicators } = facts;
  const reasons: Readonly<Record<string, string>> = alertTexts.coverage;
  const line = (label: string, value: string | null, decided: Decided, computed: string | null) => (
    <li className={classes['line']}>
      <span className={classes['lineMain']}>{label}</span>
      <span className={classes['lineEnd']}>{placementWords(value)}</span>
      <span className={classes['lineDetail']}>
        {decided === null
          ? computed
          : decided.value === value
            ? t(($) => $.portfolio.decided.mark, { reason: decided.reason })
            : t(($) => $.portfolio.decided.waits, { value: placementWords(decided.value), reason: decided.reason })}
      </span>
    </li>
  );
  return (
    <>
      {segment === null ? null : (
        <section className={classes['section']}>
          <ul className={classes['list']}>
            {line(factColumnTexts.segment, segment, segmentOverride, null)}
            {line(factColumnTexts.coverage, coverage, coverageOverride, reasons[coverageReason] ?? null)}
          </ul>
        </section>
      )}
      {activation === null ? null : (
        <section className={classes['section']}>
          <div className={classes['sectionHead']}>
            <h3>{t(($) => $.portfolio.likelihood.title)}</h3>
            <span className={classes['kicker']}>{t(($) => $.portfolio.likelihood.of, { score: formatCount(activation.score) })}</span>
          </div>
          {activation.factors.length === 0 ? <p className={classes['hint']}>{t(($) => $.portfolio.likelihood.nothing)}</p> : null}
          <ul className={classes['list']}>
            {activation.factors.map(({ key, points, params }) => (
              <li key={key} className={classes['line']}>
                <span className={classes['lineMain']}>{activationText(key, params, pageFormats)}</span>
                <span className={classes['lineEnd']}>+{formatCount(points)}</span>
              </li>
            ))}
          </ul>
          <p className={classes['hint']}>{factColumnHints.likelihood}</p>
        </section>
      )}
      <section className={classes['section']}>
        <h3>{t(($) => $.portfolio.indicators)}</h3>
        <ul className={classes['list']}>
          {courses.map(([key, name]) => {
            const values = indicators[name].length === 0 ? noWeeks : indicators[name];
            return (
              <li key={key} className={classes['line']} title={factColumnHints[key]}>
                <span className={classes['lineMain']}>{factColumnTexts[key]}</span>
                <span className={classes['lineEnd']}>
                  <Sparkline
                    values={values}
                    width={120}
                    height={20}
                    label={t(($) => $.portfolio.byWeek, { values: values.map((count) => formatCount(count)).join(', ') })}
                  />
                </span>
              </li>
            );
          })}
        </ul>
      </section>
    </>
  );
};
