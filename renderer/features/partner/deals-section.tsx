import { Button, SegmentedControl } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Deal } from '#shared/api/records.ts';
import { useQuery } from '#renderer/state/use-query.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { formatCount } from '#renderer/ui/format.ts';
import { dealName, useDealColumns } from './deal-columns.tsx';
import classes from './partner.module.css';
import { RecordGrid } from './record-grid.tsx';
import { RemoveSelected } from './remove-selected.tsx';
import { Section } from './section.tsx';
import { AddButton } from './unsaved.tsx';

const states = ['all', 'open', 'won', 'lost'] as const;
type Shown = (typeof states)[number];
const nothing: readonly Deal[] = [];
const nobody: ReadonlySet<string> = new Set();
const mostDeals = 5000;

/** Every deal of the partner that was known on the as-of date. */
export const DealsSection = ({ partnerId, onAdd, onOpen }: { partnerId: string; onAdd: () => void; onOpen: (deal: Deal) => void }) => {
  const { t } = useTranslation();
  const { data, error } = useQuery('deals.list', { partnerId, limit: mostDeals });
  const [shown, setShown] = useState<Shown>('all');
  const [selected, setSelected] = useState(nobody);
  const deals = data?.deals ?? nothing;
  const rows = useMemo(() => (shown === 'all' ? deals : deals.filter(({ state }) => state === shown)), [deals, shown]);
  const columns = useDealColumns(deals);
  const countOf = (state: Shown): number => (state === 'all' ? deals.length : deals.filter((deal) => deal.state === state).length);
  const add = <AddButton draftKey={`deal.new.${partnerId}`} label={t(($) => $.partner.deals.add)} onAdd={onAdd} />;
  if (!data) return <Section name="deals">{error ? <ErrorNote error={error} /> : null}</Section>;
  if (data.total === 0)
    return (
      <Section name="deals">
        <EmptyState kind="nothing" title={t(($) => $.partner.empty.deals.title)} text={t(($) => $.partner.empty.deals.text)}>
          {add}
        </EmptyState>
      </Section>
    );
  return (
    <Section
      name="deals"
      actions={
        <>
          <RemoveSelected method="deals.remove" selected={selected} onDone={() => setSelected(nobody)} />
          <SegmentedControl
            aria-label={t(($) => $.partner.deals.state)}
            value={shown}
            onChange={(value) => setShown(value as Shown)}
            data={states.map((state) => ({ value: state, label: `${t(($) => $.partner.deals[state])} ${formatCount(countOf(state))}` }))}
          />
          {add}
        </>
      }
    >
      {data.total > deals.length ? (
        <p className={classes['lead']}>
          {t(($) => $.partner.deals.shown, { shown: formatCount(deals.length), all: formatCount(data.total) })}
        </p>
      ) : null}
      <RecordGrid<Deal>
        label={t(($) => $.partner.deals.label)}
        rows={rows}
        columns={columns}
        rowName={dealName}
        selected={selected}
        onSelect={setSelected}
        onOpen={onOpen}
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
    </Section>
  );
};
