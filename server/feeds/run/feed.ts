import type { EntityDef } from '#shared/import/entity.ts';
import type { RowProblem } from '#shared/import/plan/plan-types.ts';
import type { ServerDb, ServerTx } from '#server/db/schema.ts';
import type { TenantRows } from '../view/tenant-rows.ts';
import type { FeedWrites } from '../write/write-feed.ts';

/** Everything that one feed works with. `source`: the name of its key, by which what it said is remembered; `isDry`: nothing is written. */
export type Feed = {
  db: ServerDb;
  tenantId: string;
  source: string;
  entity: EntityDef;
  rows: TenantRows;
  isDry: boolean;
  now(): number;
  newId(): string;
  hash(text: string): string;
  writesOf(tx: ServerTx): FeedWrites;
};

/** What rows came to. `entries`: those that came on the list. */
export type FeedCounts = {
  received: number;
  created: number;
  updated: number;
  unchanged: number;
  deleted: number;
  needsAttention: number;
  problems: RowProblem[];
  entries: string[];
};

export const noFeedCounts = (): FeedCounts => ({
  received: 0,
  created: 0,
  updated: 0,
  unchanged: 0,
  deleted: 0,
  needsAttention: 0,
  problems: [],
  entries: [],
});

const shownProblems = 20;

/** Adds what a batch came to. */
export const addFeedCounts = (all: FeedCounts, more: FeedCounts): FeedCounts => ({
  received: all.received + more.received,
  created: all.created + more.created,
  updated: all.updated + more.updated,
  unchanged: all.unchanged + more.unchanged,
  deleted: all.deleted + more.deleted,
  needsAttention: all.needsAttention + more.needsAttention,
  problems: [...all.problems, ...more.problems].slice(0, shownProblems),
  entries: [...all.entries, ...more.entries],
});
