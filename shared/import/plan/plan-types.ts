import type { addedKinds } from '#shared/api/imports.ts';
import type { ErrorCode, ErrorParams } from '#shared/domain/errors.ts';
import type { EntityDef } from '../entity.ts';
import { type FileMapping, ImportEntity } from '../mapping.ts';
import type { StageState } from '../stages.ts';
import type { Value } from '../values.ts';
import type { Duplicates } from './identity.ts';
import type { Table } from '../read/table.ts';

/**
 * A file whose mapping is settled: no question is open. `fixed`: values by field that stand in for what the cells say (a person's correction). `duplicates`: found
 * before, for a table that is only a part of its file.
 */
export type PlanFile = {
  table: Table;
  mapping: FileMapping;
  entity: EntityDef;
  fixed: ReadonlyMap<string, string>;
  duplicates?: Duplicates;
};

export type RowProblem = { code: ErrorCode; field: string | null; params: ErrorParams };

/** A record that the store has and the file changes. */
export type PlannedUpdate = {
  id: string;
  version: number;
  file: number;
  row: number;
  before: Record<string, Value>;
  after: Record<string, Value>;
  partnerId: string | null;
};

/** What happens to the records of one entity. `creates`: the id, then the values in the order of `importColumns`; `createdFrom`: file and row index of each, flat. */
export type EntityPlan = { creates: Value[][]; createdFrom: number[]; updates: PlannedUpdate[]; unchanged: number };

/** A row that waits. `key`: by which it is known again; `entryId`: the entry that this row came back for. */
export type WaitingRow = { file: number; row: number; entity: ImportEntity; key: string; problem: RowProblem; entryId: string | null };

/** A record that is added because rows name it. `values`: columns beside the name. */
export type NamedAddition = { kind: (typeof addedKinds)[number]; id: string; name: string; rows: number; values?: Record<string, Value> };
export type AliasProposal = { name: string; target: string; productId: string; rows: number; accepted: boolean; isKnown: boolean };
export type NewStage = { key: string; label: string; state: StageState };

export type FileOutcome = { create: number; update: number; unchanged: number; passedOver: number; attention: number; lostZeros: number };

/** Everything that an import would do; nothing is written yet. */
export type Plan = {
  entities: Record<ImportEntity, EntityPlan>;
  additions: NamedAddition[];
  aliases: AliasProposal[];
  stages: NewStage[];
  waiting: WaitingRow[];
  /** Rows that need nothing, by reason. */
  passedOver: Map<ErrorCode, number>;
  outcomes: FileOutcome[];
  /** Entries of the list that found their place. */
  placed: Array<{ entryId: string; recordId: string }>;
};

export const emptyPlan = (files: number): Plan => ({
  entities: Object.fromEntries(ImportEntity.options.map((key) => [key, emptyEntityPlan()])) as Plan['entities'],
  additions: [],
  aliases: [],
  stages: [],
  waiting: [],
  passedOver: new Map(),
  outcomes: Array.from({ length: files }, () => ({ create: 0, update: 0, unchanged: 0, passedOver: 0, attention: 0, lostZeros: 0 })),
  placed: [],
});

const emptyEntityPlan = (): EntityPlan => ({ creates: [], createdFrom: [], updates: [], unchanged: 0 });
