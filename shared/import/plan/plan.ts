import { entityOf, importEntities } from '../entities.ts';
import type { AliasChoice, ImportEntity } from '../mapping.ts';
import { makesLoop } from '#shared/domain/records/checks/hierarchy.ts';
import { importColumns } from './columns.ts';
import type { AttentionIndex } from './attention-index.ts';
import { matchNamed, ownIndex } from './matching.ts';
import { several } from './name-index.ts';
import { type PlanContext, type PlanEnv, planFile, type Registered } from './plan-file.ts';
import { createParents, readAbove } from './parents.ts';
import { emptyPlan, type Plan, type PlanFile, type RowProblem } from './plan-types.ts';
import { createAdditions } from './references.ts';
import type { StoreView } from './store-view.ts';
import { isTotalRow } from './total-row.ts';

type Indexed = { file: PlanFile; index: number };

/** Gives every row of a file of people, products or partners its record before any row is read, so that rows can name each other in any order. */
const register = (context: PlanContext, { file }: Indexed, failed: ReadonlyMap<number, RowProblem>): Registered => {
  const index = ownIndex(context.store, file.entity);
  const registered: Registered = { ids: [], isNew: new Set(), problems: new Map(failed) };
  const columnOf = (field: string): number => file.mapping.columns.findIndex((column) => column.field === field);
  const nameColumn = columnOf('name');
  const numberColumn = columnOf('externalId');
  for (const [row, cells] of file.table.rows.entries()) {
    const name = file.fixed.get('name') ?? (nameColumn < 0 ? '' : (cells[nameColumn] as string).trim());
    const number = numberColumn < 0 ? null : (cells[numberColumn] as string).trim() || null;
    const match = index ? matchNamed(index, name, number) : null;
    if (failed.has(row) || (match === null && name === '') || isTotalRow(file.table, row)) registered.ids.push(null);
    else if (match === several) {
      registered.ids.push(null);
      registered.problems.set(row, { code: 'ROW_REFERENCE_MANY', field: 'name', params: { value: name } });
    } else if (match === null) {
      const id = context.newId();
      registered.ids.push(id);
      registered.isNew.add(id);
      index?.add(id, name, number);
    } else {
      registered.ids.push(match);
      if (context.created.has(match) || context.additions.named.has(match)) registered.isNew.add(match);
    }
  }
  return registered;
};

/** Rows of partners or people that would put a record above itself, however many steps up. */
const loopsIn = ({ store, plan, today }: PlanContext): Array<{ file: number; row: number; problem: RowProblem }> =>
  (['partner', 'person'] as const).flatMap((entity) => {
    const { creates, createdFrom, updates } = plan.entities[entity];
    if (creates.length + updates.length === 0) return [];
    const above = readAbove(store.rows, plan, entity);
    // partners stand above each other by links too, as when somebody sets the parent by hand
    const parentsOf =
      entity === 'partner' ? createParents(store.rows, plan).aboveOn(today) : (one: string): string[] => [above.get(one) ?? []].flat();
    const [column, field] = entity === 'partner' ? ['parent_id', 'parent'] : ['manager_id', 'manager'];
    const planned = [
      ...creates.map((values, at) => ({ id: String(values[0]), file: createdFrom[at * 2] ?? 0, row: createdFrom[at * 2 + 1] ?? 0 })),
      ...updates.filter(({ after }) => after[column] !== undefined),
    ];
    return planned.flatMap(({ id, file, row }) => {
      const first = above.get(id);
      if (first === undefined || !makesLoop(id, first, parentsOf)) return [];
      const value = store.indexes[entity].nameOf(id) ?? '';
      return [{ file, row, problem: { code: 'ROW_REFERENCE_LOOP' as const, field, params: { value } } }];
    });
  });

/**
 * Plans the files of one named entity. A row that fails takes its name out of the index, and the others are read again without it, until nothing more fails:
 * so no row hangs on one that does not come.
 */
const planNamed = async (makeContext: () => PlanContext, files: readonly Indexed[]): Promise<PlanContext> => {
  const failures = new Map<number, Map<number, RowProblem>>(files.map(({ index }) => [index, new Map()]));
  for (;;) {
    const context = makeContext();
    const registered = files.map((one) => register(context, one, failures.get(one.index) ?? new Map()));
    let isNews = false;
    for (const [at, { file, index }] of files.entries()) {
      const failed = await planFile(context, file, index, registered[at] ?? null);
      const known = failures.get(index) as Map<number, RowProblem>;
      for (const [row, problem] of failed) {
        if (known.has(row)) continue;
        known.set(row, problem);
        isNews ||= registered[at]?.ids[row] !== null;
      }
    }
    for (const { file, row, problem } of loopsIn(context)) {
      const known = failures.get(file);
      if (!known || known.has(row)) continue;
      known.set(row, problem);
      isNews = true;
    }
    if (!isNews) return context;
  }
};

/**
 * Plans an import: which records are created, changed, left alone, and which rows wait. Files go in the order in which references resolve, whatever order they were given in.
 * `makeStore` reads the store afresh: failed rows make a second look necessary.
 */
export const planImport = async (
  given: { files: readonly PlanFile[]; aliases: readonly AliasChoice[] },
  makeStore: () => StoreView,
  attention: AttentionIndex,
  env: PlanEnv,
): Promise<Plan> => {
  const store = makeStore();
  let context: PlanContext = {
    store,
    attention,
    additions: createAdditions(store),
    aliases: given.aliases,
    ...env,
    plan: emptyPlan(given.files.length),
    created: new Map(),
  };
  const filesOf = (entity: ImportEntity): Indexed[] =>
    given.files.flatMap((file, index) => (file.entity.key === entity ? [{ file, index }] : []));
  for (const { key } of importEntities) {
    const files = filesOf(key);
    if (files.length === 0) continue;
    const isNamed = ownIndex(context.store, entityOf(key)) !== null;
    if (!isNamed) {
      for (const { file, index } of files) await planFile(context, file, index, null);
      continue;
    }
    const before = context;
    context = await planNamed(() => branch(before, makeStore), files);
  }
  settleRoles(context.plan, given.files);
  return settleAdditions(context);
};

/** A copy of the context to try on; what was planned before stays planned. */
const branch = (from: PlanContext, makeStore: () => StoreView): PlanContext => {
  const store = makeStore();
  const { plan } = from;
  for (const [entity, index] of [
    ['person', store.indexes.person],
    ['product', store.indexes.product],
    ['partner', store.indexes.partner],
  ] as const)
    for (const values of plan.entities[entity].creates)
      index.add(String(values[0]), String(values[2]), values[1] === null ? null : String(values[1]));
  // people, teams and products alone: what hangs on a partner is read after the partners are settled
  for (const { id, name, kind } of from.additions.named.values())
    store.indexes[kind === 'team' ? 'team' : kind === 'product' ? 'product' : 'person'].add(id, name, null);
  const additions = createAdditions(store);
  for (const [id, addition] of from.additions.named) additions.named.set(id, { ...addition });
  for (const [text, alias] of from.additions.aliases) additions.aliases.set(text, { ...alias });
  for (const [key, stage] of from.additions.stages) additions.stages.set(key, stage);
  const entities = Object.fromEntries(
    Object.entries(plan.entities).map(([key, one]) => [
      key,
      {
        creates: one.creates.map((values) => [...values]),
        createdFrom: [...one.createdFrom],
        updates: [...one.updates],
        unchanged: one.unchanged,
      },
    ]),
  ) as Plan['entities'];
  const created = new Map(Object.values(entities).flatMap((one) => one.creates.map((values) => [String(values[0]), values] as const)));
  return {
    ...from,
    store,
    additions,
    created,
    plan: {
      ...plan,
      entities,
      waiting: [...plan.waiting],
      passedOver: new Map(plan.passedOver),
      outcomes: plan.outcomes.map((outcome) => ({ ...outcome })),
      placed: [...plan.placed],
    },
  };
};

const slotIn = (entity: ImportEntity, column: string): number => importColumns[entity].indexOf(column) + 1;

/** A new person who turns out to manage others, and whose role no file gives, is a manager. */
const settleRoles = (plan: Plan, files: readonly PlanFile[]): void => {
  const { creates, createdFrom, updates } = plan.entities.person;
  const above = slotIn('person', 'manager_id');
  const managers = new Set<unknown>([...creates.map((values) => values[above]), ...updates.map((update) => update.after['manager_id'])]);
  for (const [at, values] of creates.entries()) {
    const givesRole = files[createdFrom[at * 2] ?? 0]?.mapping.columns.some((column) => column.field === 'role');
    if (!givesRole && managers.has(values[0])) values[slotIn('person', 'role')] = 'manager';
  }
};

/** Keeps of the additions what placed rows use. */
const settleAdditions = (context: PlanContext): Plan => {
  const { plan, additions } = context;
  plan.additions = [...additions.named.values()].filter((addition) => addition.rows > 0 && !context.created.has(addition.id));
  plan.aliases = [...additions.aliases.values()].filter((alias) => alias.rows > 0);
  const usedStages = new Set<unknown>();
  if (additions.stages.size > 0) {
    for (const entity of ['deal', 'deal_stage_change'] as const) {
      for (const values of plan.entities[entity].creates) usedStages.add(values[slotIn(entity, 'stage')]);
      for (const update of plan.entities[entity].updates) usedStages.add(update.after['stage']);
    }
  }
  plan.stages = [...additions.stages.values()].filter((stage) => usedStages.has(stage.key));
  return plan;
};
