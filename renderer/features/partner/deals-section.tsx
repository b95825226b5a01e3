import { Button, SegmentedControl } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Deal } from '#shared/api/records.ts';
import { useCommand } from '#renderer/state/use-command.ts';
import { useQuery } from '#renderer/state/use-query.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { formatCount } from '#renderer/ui/format.ts';
import { dealName, useDealColumns } from './deal-columns.tsx';
import { ListSection } from './list-section.tsx';
import classes from './partner.module.css';
import { Section } from './section.tsx';

const states = ['all', 'open', 'won', 'lost'] as const;
type Shown = (typeof states)[number];
const nothing: readonly Deal[] = [];
/** As many deals as the page asks for. */
export const mostDeals = 5000;

/** Every deal of the partner that was known on the as-of date. */
export const DealsSection = ({ partnerId, onAdd, onOpen }: { partnerId: string; onAdd: () => void; onOpen: (deal: Deal) => void }) => {
  const { t } = useTranslation();
  const { data, error } = useQuery('deals.list', { partnerId, limit: mostDeals });
  const [shown, setShown] = useState<Shown>('all');
  const { run: remove } = useCommand('deals.remove');
  const deals = data?.deals ?? nothing;
  const rows = useMemo(() => (shown === 'all' ? deals : deals.filter(({ state }) => state === shown)), [deals, shown]);
  const columns = useDealColumns(deals);
  const countOf = (state: Shown): number => (state === 'all' ? deals.length : deals.filter((deal) => deal.state === state).length);
  const title = t(($) => $.partner.section.deals);
  if (!data)
    return (
      <Section name="deals" title={title}>
        {error ? <ErrorNote error={error} /> : null}
      </Section>
    );
  return (
    <ListSection<Deal>
      name="deals"
      title={title}
      label={t(($) => $.partner.deals.label)}
      rows={rows}
      columns={columns}
      rowName={dealName}
      onOpen={onOpen}
      remove={(id) => remove({ id })}
      add={{ label: t(($) => $.partner.deals.add), draftKey: `deal.new.${partnerId}`, run: onAdd }}
      isEmpty={data.total === 0}
      nothing={
        <EmptyState kind="nothing" isLine title={t(($) => $.partner.empty.deals.title)} text={t(($) => $.partner.empty.deals.text)} />
      }
      actions={
        data.total === 0 ? null : (
          <SegmentedControl
            aria-label={t(($) => $.partner.deals.state)}
            value={shown}
            onChange={(value) => setShown(value as Shown)}
            data={states.map((state) => ({ value: state, label: `${t(($) => $.partner.deals[state])} ${formatCount(countOf(state))}` }))}
          />
        )
      }
      lead={
        data.total > deals.length ? (
          <p className={classes['lead']}>
            {t(($) => $.partner.deals.shown, { shown: formatCount(deals.length), all: formatCount(data.total) })}
          </p>
        ) : null
      }
      empty={
        <EmptyState
          kind="filter"
          title={t(($) => $.partner.empty.dealsFilter.title)}
          text={t(($) => $.partner.empty.dealsFilter.text, { count: data.total })}
        >
          <Button variant="default" onClick={() => setShown('all')}>
            {t(($) => $.partner.empty.dealsFilter.clear)}
          </Button>
        </EmptyState>
      }
    />
  );
};
