import type { ErrorCode } from '#shared/domain/errors.ts';
import type { ImportEntity } from '../mapping.ts';
import type { Value } from '../values.ts';
import { attentionHeaders } from '../signature.ts';
import { type AttentionIndex, isReplaced } from './attention-index.ts';
import { createDealCheck } from './check-deal-row.ts';
import { createRecordCheck, type RowCheck } from './check-record-row.ts';
import { createDefaults, importColumns, slotOf } from './columns.ts';
import { fieldLabelOf } from '../field-label.ts';
import { createFindExisting, createNumbersTaken } from './find-existing.ts';
import { finishOf } from './finish.ts';
import { createIdentity, findDuplicates, type Hash, type Identity, printOf } from './identity.ts';
import { createContentMatch, isKnownByAll } from './matching.ts';
import type { Pace } from './pace.ts';
import type { Plan, PlanFile, RowProblem } from './plan-types.ts';
import type { Additions } from './references.ts';
import { createResolveRecord } from './resolve-record.ts';
import { createRowReader } from './row-reader.ts';
import type { Existing, StoreView } from './store-view.ts';
import { rowNumberOf } from '../read/table.ts';
import { isTotalRow } from './total-row.ts';

/** What planning needs from outside. `today`: links of the hierarchy that ended before it no longer count. */
export type PlanEnv = {
  newId(): string;
  pace: Pace;
  today: string;
  hash: Hash;
  /** Told of each row that has its place, with the values that it says, in the order of `importColumns`. A row that fails later was told of too soon. */
  onPlaced?: (file: number, row: number, recordId: string, values: readonly Value[]) => void;
};

/** Everything that planning works with; it only reads the store. */
export type PlanContext = PlanEnv & {
  store: StoreView;
  attention: AttentionIndex;
  additions: Additions;
  aliases: Parameters<typeof createRowReader>[3];
  plan: Plan;
  /** Values of records that this plan creates, by id, so that a second file can add to them. */
  created: Map<string, Value[]>;
};

/** What was settled about a file's rows before they are read. `ids`: for named entities, the record of each row; `isNew`: it does not exist yet. */
export type Registered = { ids: (string | null)[]; isNew: Set<string>; problems: Map<number, RowProblem> };

const sliceRows = 1500;

const checkOf = ({ store, plan }: PlanContext, { entity }: PlanFile): RowCheck | null =>
  entity.key === 'deal' ? createDealCheck(store, plan) : createRecordCheck(store, plan, entity);

/** Puts the row's number and the column's header into a problem. */
const located = (file: PlanFile, index: number, problem: RowProblem): RowProblem => {
  const column =
    file.mapping.columns.find((one) => one.field === problem.field)?.header ??
    (problem.field ? fieldLabelOf(file.entity.key, problem.field) : '');
  return { ...problem, params: { ...problem.params, row: rowNumberOf(file.table, index), column } };
};

const missingField = (file: PlanFile, values: readonly Value[], existing: Existing | null): RowProblem | null => {
  for (const field of file.entity.fields) {
    if (!field.required) continue;
    const slot = slotOf(file.entity, field.key);
    if (values[slot] !== null || existing?.values[slot]) continue;
    return { code: field.kind === 'reference' ? 'ROW_REFERENCE_EMPTY' : 'ROW_REQUIRED_EMPTY', field: field.key, params: {} };
  }
  return null;
};

/** Columns that differ, as they were and as they become. What the file leaves empty stays as it is; only reopening a deal takes its closing day away. */
const changesOf = (
  file: PlanFile,
  values: readonly Value[],
  existing: Existing,
): { before: Record<string, Value>; after: Record<string, Value> } | null => {
  const columns = importColumns[file.entity.key];
  let before: Record<string, Value> | null = null;
  let after: Record<string, Value> = {};
  const put = (column: string, slot: number, value: Value): void => {
    if (before === null) {
      before = {};
      after = {};
    }
    before[column] = existing.values[slot] ?? null;
    after[column] = value;
  };
  for (let slot = 0; slot < columns.length; slot++) {
    const value = values[slot] ?? null;
    if (value !== null && value !== existing.values[slot]) put(columns[slot] as string, slot, value);
  }
  if (file.entity.key === 'deal' && values[columns.indexOf('state')] === 'open') {
    const closed = columns.indexOf('closed_on');
    if (existing.values[closed]) put('closed_on', closed, null);
  }
  return before === null ? null : { before, after };
};

/** Adds what a second file knows of a record that an earlier one creates. */
const addTo = (values: Value[], more: readonly Value[]): void => {
  for (const [slot, value] of more.entries()) if (value !== null && slot < values.length - 1) values[slot + 1] = value;
};

/** Plans the rows of one file. Returns the rows of named entities that could not be placed. */
export const planFile = async (
  context: PlanContext,
  file: PlanFile,
  fileIndex: number,
  registered: Registered | null,
): Promise<Map<number, RowProblem>> => {
  const { store, additions, plan, attention, pace } = context;
  const { table, entity } = file;
  const target = plan.entities[entity.key];
  const outcome = plan.outcomes[fileIndex] as Plan['outcomes'][number];
  const facts = { lostZeros: 0 };
  const rules = checkOf(context, file);
  const createsOf = (of: ImportEntity): readonly (readonly Value[])[] => plan.entities[of].creates;
  const reader = createRowReader(file, store, additions, context.aliases, context.newId, createsOf);
  const resolve = entity.kind ? createResolveRecord(file, reader, store, additions, createsOf, context.newId) : null;
  const finish = finishOf(entity, reader, additions, facts, {
    code: file.mapping.currency ?? store.currency,
    isStated: file.mapping.currency !== null,
  });
  const identity: Identity = createIdentity(entity, file.mapping, table, context.hash);
  const duplicates = file.duplicates ?? (await findDuplicates(table, identity, pace));
  const columns = importColumns[entity.key];
  const numberSlot = columns.indexOf('external_id');
  const currencySlot = columns.indexOf('currency');
  const ownSlot = entity.fieldsByKey.has('recordId') ? reader.extraSlot('recordId') : -1;
  const defaults = Object.entries(createDefaults[entity.key]).map(([column, value]) => [columns.indexOf(column), value] as const);
  const partnerSlot = columns.indexOf('partner_id');
  const productColumn = entity.key === 'deal' ? file.mapping.columns.findIndex((column) => column.field === 'product') : -1;
  const entryColumn = table.headers.indexOf(attentionHeaders.entry);
  const keyField =
    ['externalId', ...(entity.kind?.knownBy ?? ['name', 'description'])].find((key) =>
      file.mapping.columns.some((column) => column.field === key),
    ) ?? null;
  const keyColumn = file.mapping.columns.findIndex((column) => column.field === keyField);
  const byContent = registered ? () => null : await createContentMatch(file, store, reader.slots, reader.extraSlot('closesOn'), pace);
  const find = createFindExisting(entity, store, ownSlot, resolve, byContent);
  const isTaken = createNumbersTaken(entity, target.creates);
  const finishFirst = !registered && isKnownByAll(entity, reader.slots);
  const failed = new Map<number, RowProblem>();
  const blank = Array.from<Value, Value>({ length: reader.width }, () => null);

  const passOver = (code: ErrorCode): void => {
    plan.passedOver.set(code, (plan.passedOver.get(code) ?? 0) + 1);
    outcome.passedOver++;
  };
  const entryOf = (cells: readonly string[]): string | null => {
    const id = entryColumn < 0 ? '' : (cells[entryColumn] as string).trim();
    return id !== '' && attention.has(id) ? id : null;
  };
  const wait = (row: number, cells: readonly string[], problem: RowProblem): void => {
    if (registered) failed.set(row, problem);
    const key = identity.of(cells);
    const known = attention.isEmpty ? [] : attention.of(entity.key, key);
    const same = known.find((entry) => entry.state !== 'open' && !isReplaced(entry) && entry.print === printOf(table, cells, context.hash));
    if (same?.state === 'dismissed') return passOver('ROW_DISMISSED');
    if (same?.state === 'placed') {
      target.unchanged++;
      outcome.unchanged++;
      return;
    }
    outcome.attention++;
    plan.waiting.push({ file: fileIndex, row, entity: entity.key, key, problem: located(file, row, problem), entryId: entryOf(cells) });
  };
  const close = (cells: readonly string[], recordId: string): void => {
    if (attention.isEmpty) return;
    const id = entryOf(cells);
    for (const entry of id !== null && identity.mayRepeat(cells) ? [] : attention.of(entity.key, identity.of(cells)))
      if (entry.state === 'open') plan.placed.push({ entryId: entry.id, recordId });
    if (id !== null) plan.placed.push({ entryId: id, recordId });
  };
  const countUse = (cells: readonly string[], values: readonly Value[]): void => {
    if (additions.named.size > 0)
      for (const value of values) {
        const addition = typeof value === 'string' ? additions.named.get(value) : undefined;
        if (addition) addition.rows++;
      }
    if (productColumn >= 0 && additions.aliases.size > 0) {
      const alias = additions.aliases.get((cells[productColumn] as string).trim());
      if (alias) alias.rows++;
    }
  };
  const existingOf = (row: number, values: Value[]): Existing | RowProblem | null => {
    if (registered) {
      const id = registered.ids[row] ?? null;
      return id === null || registered.isNew.has(id) ? null : store.record(entity.key, id);
    }
    return find(values);
  };

  for (let row = 0; row < table.rows.length; row++) {
    if (row % sliceRows === sliceRows - 1) await pace(row, table.rows.length, 'rows');
    const cells = table.rows[row] as string[];
    if (isTotalRow(table, row)) {
      passOver('ROW_TOTAL');
      continue;
    }
    if (duplicates.repeated.has(row) && !duplicates.conflicting.has(row)) {
      passOver('ROW_REPEATED');
      continue;
    }
    if (duplicates.conflicting.has(row)) {
      const value = keyColumn < 0 ? '' : (cells[keyColumn] as string).trim();
      wait(row, cells, { code: 'ROW_DUPLICATE_KEY', field: keyField, params: { value } });
      continue;
    }
    if (cells.length > table.headers.length && cells.slice(table.headers.length).some((cell) => cell.trim() !== '')) {
      wait(row, cells, { code: 'ROW_TOO_MANY_CELLS', field: null, params: {} });
      continue;
    }
    const values = blank.slice();
    const unreadable = registered?.problems.get(row) ?? reader.read(cells, values);
    if (unreadable) {
      wait(row, cells, unreadable);
      continue;
    }
    const isFinished = finishFirst && (numberSlot < 0 || values[numberSlot] === null);
    const early = isFinished ? (missingField(file, values, null) ?? finish(values, null, null)) : null;
    const found = early ? null : existingOf(row, values);
    if (found && 'code' in found) {
      wait(row, cells, found);
      continue;
    }
    const existing = found;
    // known by its content before its currency was: without a column for it, that of the record holds
    if (existing && isFinished && !reader.slots.includes(currencySlot)) values[currencySlot] = existing.values[currencySlot] ?? null;
    // the number that the app's own export gave a record without one is its id
    if (existing && numberSlot >= 0 && values[numberSlot] === existing.id) values[numberSlot] = null;
    const ownId = registered?.ids[row] ?? existing?.id ?? null;
    const problem = isFinished
      ? (early ?? rules?.check(values, existing) ?? null)
      : (missingField(file, values, existing) ?? finish(values, existing, ownId) ?? rules?.check(values, existing) ?? null);
    if (problem) {
      wait(row, cells, problem);
      continue;
    }
    values.length = columns.length;
    const placed = (recordId: string): void => context.onPlaced?.(fileIndex, row, recordId, values);
    if (existing) {
      placed(existing.id);
      rules?.keep(existing.id);
      const changes = changesOf(file, values, existing);
      if (changes) {
        const partnerId =
          entity.key === 'partner'
            ? existing.id
            : partnerSlot < 0
              ? null
              : ((values[partnerSlot] ?? existing.values[partnerSlot] ?? null) as string | null);
        target.updates.push({ id: existing.id, version: existing.version, file: fileIndex, row, ...changes, partnerId });
        outcome.update++;
        countUse(cells, values);
      } else {
        target.unchanged++;
        outcome.unchanged++;
      }
      close(cells, existing.id);
      continue;
    }
    const id = ownId ?? context.newId();
    placed(id);
    const pending = registered ? context.created.get(id) : undefined;
    if (pending) {
      rules?.keep(id);
      addTo(pending, values);
      outcome.unchanged++;
      target.unchanged++;
      continue;
    }
    if (isTaken(values)) {
      wait(row, cells, { code: 'ROW_DUPLICATE_KEY', field: 'externalId', params: { value: String(values[numberSlot]) } });
      continue;
    }
    rules?.keep(id);
    for (const [slot, value] of defaults) values[slot] ??= value;
    countUse(cells, values);
    values.unshift(id);
    target.creates.push(values);
    target.createdFrom.push(fileIndex, row);
    outcome.create++;
    if (registered) context.created.set(id, values);
    close(cells, id);
  }
  outcome.lostZeros = facts.lostZeros;
  return failed;
};
