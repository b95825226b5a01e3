import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AlertEntry } from '#shared/api/alerts.ts';
import { alertSentence, type WhyKey } from '#shared/alerts/words.ts';
import { addDays } from '#shared/domain/dates.ts';
import { alertTexts } from '#shared/text/en/alerts.ts';
import { costText, pageFormats } from '#renderer/features/today/alert-words.ts';
import { actionRoute } from '#renderer/features/today/start-action.ts';
import { navigate } from '#renderer/state/router.ts';
import { useQuery } from '#renderer/state/use-query.ts';
import { formatCount, formatDate } from '#renderer/ui/format.ts';
import { SeverityMark } from '#renderer/ui/severity-mark.tsx';
import { AlertEvidenceList } from './alert-evidence.tsx';
import { FigureRows } from './figure-rows.tsx';
import classes from './inspector.module.css';

const aheadTexts = {
  severity: 'aheadBySeverity',
  cost: 'aheadByCost',
  days: 'aheadByDays',
  name: 'aheadByName',
} as const satisfies Record<string, WhyKey>;

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Why an alert stands where it stands: what decides the order, the evidence with its rows, and when revenue would follow. */
export const AlertExplained = ({ entry, of }: { entry: AlertEntry; of: number }) => {
  const { t } = useTranslation();
  const { alert, partner, why, aheadBy, place } = entry;
  const { data: log = [] } = useQuery('alerts.log', { id: alert.id });
  const { data: program } = useQuery('settings.program', {});
  const figure = alert.evidence.find((line) => line.figure !== null)?.figure ?? null;
  const reasons = [...why, ...(aheadBy === null ? [] : [{ key: aheadTexts[aheadBy], params: {} }])];
  const titles: Readonly<Record<string, string>> = t(($) => $.today.why.latest, { returnObjects: true });
  const logged: Readonly<Record<string, string>> = t(($) => $.today.why.logged, { returnObjects: true });
  return (
    <div>
      <p className={classes['kicker']}>{entry.name}</p>
      <h2 className={classes['title']}>{partner?.name ?? t(($) => $.today.alerts.network)}</h2>
      <p>{alertSentence('say', alert.text, pageFormats)}</p>
      <dl className={classes['facts']}>
        <dt>{t(($) => $.today.why.cost)}</dt>
        <dd>
          {costText(alert) === null || alert.cost.of === null ? (
            <span className={classes['kicker']}>
              {(alertTexts.unknown as Readonly<Record<string, string>>)[alert.cost.reason ?? ''] ?? t(($) => $.today.alerts.costUnknown)}
            </span>
          ) : (
            <>
              {costText(alert)} <span className={classes['kicker']}>{alertTexts.of[alert.cost.of]}</span>
            </>
          )}
        </dd>
        {alert.window ? (
          <>
            <dt>{t(($) => $.today.why.window)}</dt>
            <dd>
              {t(($) => $.today.why.windowText, { from: formatDate(alert.window?.from ?? ''), to: formatDate(alert.window?.to ?? '') })}
            </dd>
          </>
        ) : null}
      </dl>
      <Button variant="default" onClick={() => navigate(actionRoute(alert))}>
        {alertTexts.action[alert.action.key]}
      </Button>
      {partner !== null && !partner.isActive && alert.action.entity === 'barrier' ? (
        <p className={classes['hint']}>{t(($) => $.today.why.coSell)}</p>
      ) : null}
      {place === null ? null : (
        <section className={classes['section']}>
          <div className={classes['sectionHead']}>
            <h3>{t(($) => $.today.why.title)}</h3>
            <span className={classes['kicker']}>{t(($) => $.today.why.place, { place: formatCount(place), all: formatCount(of) })}</span>
          </div>
          <ul className={classes['list']}>
            {reasons.map((reason) => (
              <li key={reason.key} className={classes['line']}>
                {reason.key === 'severity' ? (
                  <SeverityMark severity={alert.severity} label={alertTexts.severity[alert.severity]} />
                ) : (
                  capitalised(alertSentence('why', reason, pageFormats))
                )}
              </li>
            ))}
          </ul>
          <p className={classes['hint']}>{t(($) => $.today.alerts.order)}</p>
        </section>
      )}
      <AlertEvidenceList alert={alert} />
      {figure !== null && program ? (
        <FigureRows
          figure={{ id: figure, window: { from: addDays(program.asOf, -364), to: program.asOf }, asOf: program.asOf }}
          {...(alert.partnerId === null ? {} : { partnerId: alert.partnerId })}
          {...(titles[figure] === undefined ? {} : { title: titles[figure] })}
        />
      ) : null}
      {log.length > 0 ? (
        <section className={classes['section']}>
          <h3>{t(($) => $.today.why.log)}</h3>
          <ul className={classes['list']}>
            {log.map(({ id, on, action, detail }) => (
              <li key={id} className={classes['line']}>
                <span className={classes['lineMain']}>{logged[action] ?? action}</span>
                <span className={classes['lineEnd']}>{formatDate(on)}</span>
                {detail ? <span className={classes['lineDetail']}>{action === 'snooze' ? formatDate(detail) : detail}</span> : null}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  );
};
