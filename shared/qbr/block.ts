import { z } from 'zod';

/** Who may see a block: our side alone, or the partner too. The partner's copy has nothing that is internal. */
export const Audience = z.enum(['internal', 'shareable']);
export type Audience = z.infer<typeof Audience>;

/** What a block is. What it shows follows from its source or its metrics, or a person wrote it. */
export const BlockKind = z.enum(['figures', 'table', 'chart', 'commentary', 'commitments', 'risks', 'agenda', 'text']);
export type BlockKind = z.infer<typeof BlockKind>;

/**
 * One block of a section, before it has content.
 * - `key`: stable within its review, so that two devices mean the same block
 * - `source`: the records that a table, a chart, commitments or risks are made of; null for what has only one
 * - `metrics`: ids of figures of the period (`wonAmount`) or of the metric engine (`K77.sellThrough`), for figures and charts
 * - `text`: Markdown, of free text. A commentary shows the words of its section
 */
export const QbrBlock = z.object({
  key: z.string().min(1).max(120),
  kind: BlockKind,
  source: z.string().max(60).nullable().default(null),
  metrics: z.array(z.string().max(40)).max(60).default([]),
  audience: Audience.default('shareable'),
  isOn: z.boolean().default(true),
  title: z.string().max(200).nullable().default(null),
  text: z.string().max(20_000).default(''),
});
export type QbrBlock = z.infer<typeof QbrBlock>;
