import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { QbrBlock } from '#shared/qbr/block.ts';

/** What a block is by itself, whatever its heading. */
export type BlockForm = Pick<QbrBlock, 'kind' | 'source'>;

export const tableSources = [
  'scorecard',
  'openDeals',
  'certificates',
  'campaigns',
  'mdf',
  'planObjectives',
  'planMilestones',
  'planInvestments',
  'sellThrough',
  'downstream',
  'renewals',
  'jointOpportunities',
  'jointMilestones',
  'listings',
  'leads',
] as const;
export const chartSources = [
  'wonLost',
  'wonByQuarter',
  'registrations',
  'productMix',
  'stages',
  'certificates.standing',
  'metric',
] as const;
const textSources = ['cover', 'highlights', 'missing'] as const;

const among = <T extends string>(all: readonly T[], source: string | null): T | undefined => all.find((one) => one === source);

/** What people call a block: its source where it has one, else its kind. */
export const useBlockName = (): ((block: BlockForm) => string) => {
  const { t } = useTranslation();
  return useCallback(
    ({ kind, source }) => {
      switch (kind) {
        case 'table': {
          const key = among(tableSources, source);
          return key ? t(($) => $.qbrBlocks.table[key]) : t(($) => $.qbrBlocks.kind.table);
        }
        case 'chart': {
          const key = among(chartSources, source);
          // a dot in the name of a text leads to what is inside it
          if (key === 'certificates.standing') return t(($) => $.qbrBlocks.chart.certificates);
          return key ? t(($) => $.qbrBlocks.chart[key]) : t(($) => $.qbrBlocks.kind.chart);
        }
        case 'text': {
          const key = among(textSources, source) ?? 'free';
          return t(($) => $.qbrBlocks.text[key]);
        }
        case 'commitments':
          return source === 'open' ? t(($) => $.qbrBlocks.commitments.open) : t(($) => $.qbrBlocks.commitments.last);
        case 'risks':
          return source === 'asks' ? t(($) => $.qbrBlocks.risks.asks) : t(($) => $.qbrBlocks.risks.found);
        default:
          return t(($) => $.qbrBlocks.kind[kind]);
      }
    },
    [t],
  );
};
