import { useTranslation } from 'react-i18next';
import type { Alert } from '#shared/alerts/alert.ts';
import { valueText } from '#shared/alerts/words.ts';
import { alertTexts } from '#shared/text/en/alerts.ts';
import { pageFormats } from '#renderer/features/today/alert-words.ts';
import { navigate, type Route, routeToHash } from '#renderer/state/router.ts';
import classes from './inspector.module.css';

const recordRoute = (partnerId: string, entity: string, recordId: string): Route => {
  if (entity === 'qbr') return { place: 'qbr', id: recordId };
  if (entity === 'plan') return { place: 'plan', id: recordId };
  return {
    place: 'partner',
    id: partnerId,
    tab: entity === 'deal' ? 'deals' : entity === 'commitment' ? 'commitments' : entity,
    record: recordId,
  };
};

/** What an alert rests on, line by line; a line that stands in a record leads to it. */
export const AlertEvidenceList = ({ alert: { evidence, partnerId } }: { alert: Alert }) => {
  const { t } = useTranslation();
  return (
    <section className={classes['section']}>
      <h3>{t(($) => $.today.why.evidence)}</h3>
      <ul className={classes['list']}>
        {evidence.map(({ label, value, entity, recordId }, index) => {
          const name = (alertTexts.evidence as Readonly<Record<string, string>>)[label] ?? label;
          const route = partnerId === null || entity === null || recordId === null ? null : recordRoute(partnerId, entity, recordId);
          return (
            // several lines may say the same of several records
            <li key={`${label}-${recordId ?? index}`} className={classes['line']}>
              <span className={classes['lineMain']}>
                {route === null ? (
                  name
                ) : (
                  <a
                    href={routeToHash(route)}
                    className={classes['link']}
                    onClick={(event) => {
                      event.preventDefault();
                      navigate(route);
                    }}
                  >
                    {name}
                  </a>
                )}
              </span>
              <span className={classes['lineEnd']}>{valueText(value, pageFormats)}</span>
            </li>
          );
        })}
      </ul>
    </section>
  );
};
