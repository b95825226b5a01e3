import { setImmediate as breathe } from 'node:timers/promises';
import type { EntityDef } from '#shared/import/entity.ts';
import { fieldLabelOf } from '#shared/import/field-label.ts';
import type { AttentionIndex } from '#shared/import/plan/attention-index.ts';
import { importColumns } from '#shared/import/plan/columns.ts';
import { createIdentity, type Hash } from '#shared/import/plan/identity.ts';
import { planImport } from '#shared/import/plan/plan.ts';
import type { Plan, PlanFile, RowProblem } from '#shared/import/plan/plan-types.ts';
import type { StoreView } from '#shared/import/plan/store-view.ts';
import { rowNumberOf, type Table } from '#shared/import/read/table.ts';
import { attentionHeaders } from '#shared/import/signature.ts';
import type { Saying } from '../write/said.ts';

/** Rows that wait before any of their cells is read: each with its reason. */
export type Refused = { file: PlanFile; problems: ReadonlyArray<RowProblem | null> };

/** What a batch comes to: the plan, and what each row that has its place says of its record. */
export type BatchPlan = { plan: Plan; sayings: ReadonlyMap<string, Saying> };

/** Puts row and column into a problem, as the plan does. */
const located = (entity: EntityDef, table: Table, row: number, problem: RowProblem): RowProblem => {
  const column = problem.field === null ? '' : fieldLabelOf(entity.key, problem.field);
  return { ...problem, params: { column, ...problem.params, row: rowNumberOf(table, row) } };
};

/** Adds rows that wait for a reason of their own to a plan; their file is the second one. A row that comes from the list keeps its entry. */
export const addRefused = (plan: Plan, { file, problems }: Refused, attention: AttentionIndex, hash: Hash): void => {
  const entryColumn = file.table.headers.indexOf(attentionHeaders.entry);
  const identity = createIdentity(file.entity, file.mapping, file.table, hash);
  for (const [row, cells] of file.table.rows.entries()) {
    const problem = problems[row];
    if (!problem) continue;
    plan.waiting.push({
      file: 1,
      row,
      entity: file.entity.key,
      key: identity.of(cells),
      problem: located(file.entity, file.table, row, problem),
      entryId: attention.has(cells[entryColumn] ?? '') ? (cells[entryColumn] ?? null) : null,
    });
  }
};

/** Plans one batch of rows against what the tenant has. */
export const planBatch = async (
  file: PlanFile,
  makeView: () => StoreView,
  attention: AttentionIndex,
  env: { newId(): string; today: string; hash: Hash },
): Promise<BatchPlan> => {
  const columns = importColumns[file.entity.key];
  const sayings = new Map<number, { id: string; saying: Saying }>();
  const plan = await planImport({ files: [file], aliases: [] }, makeView, attention, {
    ...env,
    pace: () => breathe(),
    onPlaced: (_file, row, id, values) => {
      const said = columns.map((column, slot) => [column, values[slot] ?? null] as const);
      sayings.set(row, { id, saying: Object.fromEntries(said.filter(([, value]) => value !== null)) });
    },
  });
  for (const { row } of plan.waiting) sayings.delete(row);
  const byId = new Map<string, Saying>();
  // two rows of one body may say something of the same record
  for (const { id, saying } of sayings.values()) byId.set(id, { ...byId.get(id), ...saying });
  return { plan, sayings: byId };
};
