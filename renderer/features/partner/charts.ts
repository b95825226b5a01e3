import type { OutputOf } from '#shared/api/contract.ts';
import type { Chart } from '#shared/documents/model.ts';

type Stage = OutputOf<'partners.pipeline'>['stages'][number];
type Quarter = OutputOf<'partners.quarters'>['quarters'][number];
export type ChartWords = { title: string; altText: string; categoryLabel: string };

/** Open deals by stage, counted: in many exports no open deal has an amount. */
export const pipelineChart = (stages: readonly Stage[], words: ChartWords & { deals: string }): Chart => ({
  kind: 'bar',
  title: words.title,
  altText: words.altText,
  categoryLabel: words.categoryLabel,
  categories: stages.map(({ label }) => label),
  series: [{ key: 'deals', name: words.deals, values: stages.map(({ deals }) => deals) }],
  format: { kind: 'integer' },
});

/** Deals won and lost by fiscal quarter, oldest first. */
export const quartersChart = (quarters: readonly Quarter[], words: ChartWords & { won: string; lost: string }): Chart => ({
  kind: 'bar',
  title: words.title,
  altText: words.altText,
  categoryLabel: words.categoryLabel,
  categories: quarters.map(({ quarter }) => quarter),
  series: [
    { key: 'won', name: words.won, values: quarters.map(({ wonCount }) => wonCount) },
    { key: 'lost', name: words.lost, values: quarters.map(({ lostCount }) => lostCount) },
  ],
  format: { kind: 'integer' },
});

/** Won divided by won and lost of a quarter; null when nothing was closed in it. */
export const winRateOf = ({ wonCount, lostCount }: Pick<Quarter, 'wonCount' | 'lostCount'>): number | null =>
  wonCount + lostCount === 0 ? null : wonCount / (wonCount + lostCount);
