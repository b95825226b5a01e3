import { MultiSelect, Select } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { figureLabel } from '#shared/metrics/definitions.ts';
import { findMetric } from '#shared/metrics/engine/metrics.ts';
import { dealFigures } from '#shared/qbr/template-blocks.ts';
import { scorableMetrics } from '#shared/scorecard/scorable.ts';

type FigurePickerProps = { name: string; chosen: readonly string[]; isOne: boolean; onChange(ids: string[]): void };

/** Which figures a block shows, found by name: those of deals, and the metrics that say something of one partner. One for a chart. */
export const FigurePicker = ({ name, chosen, isOne, onChange }: FigurePickerProps) => {
  const { t } = useTranslation();
  const data = useMemo(() => {
    // what an earlier version or another device chose stays choosable
    const ids = new Set([...scorableMetrics.map(({ id }) => id), ...chosen]);
    const deals = dealFigures.map((id) => ({ value: id as string, label: figureLabel(id) }));
    const rest = [...ids].filter((id) => !deals.some(({ value }) => value === id));
    const metrics = {
      group: t(($) => $.qbrBlocks.figures.ofEngine),
      items: rest.map((id) => ({ value: id, label: findMetric(id)?.name ?? id })),
    };
    // a chart shows a metric over the quarters; figures of deals have charts of their own
    return isOne ? [metrics] : [{ group: t(($) => $.qbrBlocks.figures.ofDeals), items: deals }, metrics];
  }, [chosen, isOne, t]);
  const shared = {
    data,
    searchable: true,
    nothingFoundMessage: t(($) => $.qbrBlocks.figures.none),
    maxDropdownHeight: 320,
    comboboxProps: { transitionProps: { duration: 90 } },
  } as const;
  return isOne ? (
    <Select
      {...shared}
      aria-label={t(($) => $.qbrBlocks.figures.chooseOne, { name })}
      placeholder={t(($) => $.qbrBlocks.figures.find)}
      maw={420}
      value={chosen[0] ?? null}
      onChange={(id) => onChange(id === null ? [] : [id])}
    />
  ) : (
    <MultiSelect
      {...shared}
      aria-label={t(($) => $.qbrBlocks.figures.choose, { name })}
      placeholder={t(($) => $.qbrBlocks.figures.find)}
      hidePickedOptions
      maxValues={60}
      value={[...chosen]}
      onChange={onChange}
    />
  );
};
