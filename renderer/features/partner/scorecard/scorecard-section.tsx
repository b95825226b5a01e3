import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { lineKinds } from '#shared/scorecard/model.ts';
import { useQuery } from '#renderer/state/use-query.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { Section } from '../section.tsx';
import tables from '../table.module.css';
import { CardLineRow } from './card-line.tsx';
import { OverallRating } from './overall.tsx';
import { TrendTable } from './trend-table.tsx';

/** What the partner does beside what comes of it: against its target, its own past and its peers. */
export const ScorecardSection = ({ partnerId }: { partnerId: string }) => {
  const { t } = useTranslation();
  const [asTable, setAsTable] = useState(false);
  const { data: card, error } = useQuery('scorecards.get', { partnerId });
  // it reads the whole group of peers, so it comes in after the card
  const { data: standing } = useQuery('scorecards.standing', card ? { partnerId } : null);
  const title = t(($) => $.partner.section.scorecard);
  if (!card)
    return (
      <Section name="scorecard" title={title}>
        {error ? <ErrorNote error={error} /> : null}
      </Section>
    );
  if (card.lines.length === 0)
    return (
      <Section name="scorecard" title={title}>
        <EmptyState
          kind="nothing"
          isLine
          title={t(($) => $.partner.scorecard.noLines.title)}
          text={t(($) => $.partner.scorecard.noLines.text)}
        />
      </Section>
    );
  return (
    <Section
      name="scorecard"
      title={title}
      actions={
        <Button variant="subtle" color="gray" size="compact-xs" aria-expanded={asTable} onClick={() => setAsTable(!asTable)}>
          {t(($) => (asTable ? $.partner.scorecard.hideTrend : $.partner.scorecard.showTrend))}
        </Button>
      }
    >
      <OverallRating card={card} />
      <div className={tables['scroll']}>
        <table className={`${tables['table']} ${tables['middle']}`}>
          <thead>
            <tr>
              <th scope="col">{t(($) => $.partner.scorecard.measure)}</th>
              <th scope="col">
                {card.quarter}
                {card.isRunning ? <small>{t(($) => $.partner.scorecard.soFar)}</small> : null}
              </th>
              <th scope="col">{t(($) => $.partner.scorecard.target)}</th>
              <th scope="col">{t(($) => $.partner.scorecard.attainment)}</th>
              <th scope="col" data-align="left">
                {t(($) => $.partner.scorecard.rating)}
              </th>
              <th scope="col" data-align="left">
                {t(($) => $.partner.scorecard.trend)}
              </th>
              <th scope="col" data-align="left">
                {t(($) => $.partner.scorecard.ownPast)}
              </th>
              <th scope="col" data-align="left">
                {t(($) => $.partner.scorecard.peers)}
              </th>
            </tr>
          </thead>
          {lineKinds.map((kind) => (
            <tbody key={kind}>
              <tr>
                <th colSpan={8} scope="rowgroup" className={tables['group']}>
                  {t(($) => $.partner.scorecard[kind])}
                </th>
              </tr>
              {card.lines
                .filter((line) => line.kind === kind)
                .map((line) => (
                  <CardLineRow key={line.metric} line={line} quarter={card.quarter} partnerId={partnerId} standing={standing} />
                ))}
            </tbody>
          ))}
        </table>
      </div>
      {asTable ? <TrendTable card={card} /> : null}
    </Section>
  );
};
