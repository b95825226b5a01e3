import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { navigate } from '#renderer/state/router.ts';
import { useQuery } from '#renderer/state/use-query.ts';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { FigureValue } from '#renderer/ui/figure-value.tsx';
import { inspect } from '#renderer/state/ui-store.ts';
import { screens } from '../screens.tsx';
import classes from './inspector.module.css';
import { PartnerStanding } from './partner-standing.tsx';

/** A partner in short: who it is, and the figures of its current quarter. */
export const PartnerInspected = ({ id }: { id: string }) => {
  const { t } = useTranslation();
  const { data: partner, error } = useQuery('partners.get', { id });
  const { data: program } = useQuery('settings.program', {});
  const { data: scorecard } = useQuery('partners.scorecard', { id });
  const { data: known } = useQuery('partners.facts', { ids: [id] });
  const [standing] = known?.partners ?? [];
  if (error) return <ErrorNote error={error} />;
  if (!partner) return null;
  const facts: Array<[string, string | null]> = [
    [t(($) => $.portfolio.column.type), program?.partnerTypes.find(({ key }) => key === partner.type)?.label ?? partner.type],
    [t(($) => $.portfolio.column.tier), program?.tiers.find(({ key }) => key === partner.tier)?.label ?? partner.tier],
    [t(($) => $.portfolio.column.status), t(($) => $.portfolio.status[partner.status])],
    [t(($) => $.portfolio.column.owner), partner.owner],
    [t(($) => $.portfolio.column.country), partner.country],
    [t(($) => $.portfolio.column.parent), partner.parent],
    [t(($) => $.portfolio.column.verticals), partner.verticals.join(', ') || null],
  ];
  return (
    <div>
      <p className={classes['kicker']}>{t(($) => $.portfolio.column.name)}</p>
      <h2 className={classes['title']}>{partner.name}</h2>
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
      {'partner' in screens ? (
        <Button variant="default" onClick={() => navigate({ place: 'partner', id })}>
          {t(($) => $.shell.inspector.openPartner)}
        </Button>
      ) : null}
      {standing ? <PartnerStanding facts={standing} /> : null}
      {scorecard ? (
        <section className={classes['section']}>
          <h3>{scorecard.quarter}</h3>
          <ul className={classes['list']}>
            {scorecard.lines.map(({ now }) => (
              <li key={now.id} className={classes['line']}>
                <span className={classes['lineMain']}>{now.label}</span>
                <span className={classes['lineEnd']}>
                  <FigureValue
                    figure={now}
                    explainLabel={t(($) => $.portfolio.explain, { figure: now.label })}
                    onExplain={(figure) => inspect({ kind: 'figure', figure, partnerId: id })}
                  />
                </span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  );
};
