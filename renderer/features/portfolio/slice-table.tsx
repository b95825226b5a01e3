import { NativeSelect, Table } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Program } from '#shared/api/settings.ts';
import type { Figure } from '#shared/metrics/figure.ts';
import { inspect } from '#renderer/state/ui-store.ts';
import { useQuery } from '#renderer/state/use-query.ts';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { FigureValue, windowText } from '#renderer/ui/figure-value.tsx';
import { formatCount } from '#renderer/ui/format.ts';
import { placementWords } from './placement-words.ts';
import classes from './portfolio.module.css';
import type { PortfolioEntry } from './portfolio-entry.ts';
import { type Slice, tierMixText } from './tier-mix-text.ts';

const slices: readonly Slice[] = ['type', 'tier', 'territory', 'segment', 'cam'];
/** Active of enrolled, revenue per active partner, concentration: K01, K05 and K07 of the field. */
const metrics = ['K01', 'K05', 'K07'] as const;

/** The column of the grid that holds the groups of a split. */
const columnOf: Readonly<Record<Slice, string>> = {
  type: 'type',
  tier: 'tier',
  territory: 'territories',
  segment: 'segment',
  cam: 'owner',
};

type SliceTableProps = {
  entries: readonly PortfolioEntry[];
  program: Program;
  /** Shows the partners of a group alone. */
  onNarrow(column: string, key: string): void;
};

/** The honest header by group: enrolled is never without those that do something. */
export const SliceTable = ({ entries, program, onNarrow }: SliceTableProps) => {
  const { t } = useTranslation();
  const [by, setBy] = useState<Slice>('type');
  // the twelve months of the header above, so that one name stands for one thing; what is active has the window of its preset
  const ask = (id: string) => ({ id, by, isYear: true });
  const ratio = useQuery('metrics.value', ask(metrics[0]), { keepLast: true });
  const perActive = useQuery('metrics.value', ask(metrics[1]), { keepLast: true });
  const topTen = useQuery('metrics.value', ask(metrics[2]), { keepLast: true });
  const error = ratio.error ?? perActive.error ?? topTen.error;
  const groups = ratio.data?.groups ?? [];
  const explained = (figure: Figure | undefined, group: string) =>
    figure ? (
      <FigureValue
        figure={figure}
        explainLabel={t(($) => $.portfolio.explain, { figure: figure.label })}
        onExplain={(chosen) => inspect({ kind: 'figure', figure: chosen, group })}
      />
    ) : null;
  const days = (figure: Figure): string => windowText(figure, (window) => t(($) => $.portfolio.windowDays, window));
  const inGroup = (groupsOf: typeof groups | undefined, key: string | null): Figure | undefined =>
    groupsOf?.find((group) => group.key === key)?.figure;
  const name = (key: string | null, label: string): string =>
    key === null ? t(($) => $.portfolio.slice.none) : by === 'segment' ? placementWords(key) : label;
  return (
    <section className={classes['slice']} aria-label={t(($) => $.portfolio.slice.table, { slice: t(($) => $.portfolio.slice.of[by]) })}>
      {error ? <ErrorNote error={error} /> : null}
      {groups.length > 0 ? (
        <div className={classes['sliceRows']}>
          <Table verticalSpacing={3} horizontalSpacing={12} withRowBorders>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>
                  <NativeSelect
                    aria-label={t(($) => $.portfolio.slice.by)}
                    data={slices.map((value) => ({ value, label: t(($) => $.portfolio.slice.of[value]) }))}
                    value={by}
                    onChange={(event) => setBy(event.currentTarget.value as Slice)}
                  />
                </Table.Th>
                <Table.Th ta="right">{t(($) => $.portfolio.slice.activeOf)}</Table.Th>
                {[ratio, perActive, topTen].map(({ data }, at) => (
                  <Table.Th key={metrics[at]} ta="right">
                    {data?.figure.label}
                    {data ? <span className={classes['sliceWindow']}>{days(data.figure)}</span> : null}
                  </Table.Th>
                ))}
                <Table.Th>{t(($) => $.portfolio.tierMix)}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {groups.map(({ key, label, figure }) => (
                <Table.Tr key={key ?? ''}>
                  <Table.Th scope="row" fw={400}>
                    <button
                      type="button"
                      className={classes['narrow']}
                      title={t(($) => $.portfolio.slice.narrow, { group: name(key, label) })}
                      onClick={() => onNarrow(columnOf[by], key ?? '')}
                    >
                      {name(key, label)}
                    </button>
                  </Table.Th>
                  <Table.Td ta="right">
                    {figure.numerator === null || figure.denominator === null
                      ? t(($) => $.ui.notAvailable)
                      : t(($) => $.portfolio.activeOf, {
                          active: formatCount(figure.numerator),
                          enrolled: formatCount(figure.denominator),
                        })}
                  </Table.Td>
                  <Table.Td ta="right">{explained(figure, name(key, label))}</Table.Td>
                  <Table.Td ta="right">{explained(inGroup(perActive.data?.groups, key), name(key, label))}</Table.Td>
                  <Table.Td ta="right">{explained(inGroup(topTen.data?.groups, key), name(key, label))}</Table.Td>
                  <Table.Td className={classes['sliceMix'] ?? ''}>
                    {tierMixText(
                      entries,
                      by,
                      key,
                      program,
                      t(($) => $.portfolio.noTier),
                    )}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </div>
      ) : null}
    </section>
  );
};
