import { appendAudit, type AuditCtx } from '#core/audit/append.ts';
import type { Sqlite } from '#core/db/open.ts';
import { nameKey } from '#shared/domain/name-key.ts';
import { writtenKey } from '#shared/domain/near-name.ts';
import { importEntities } from '#shared/import/entities.ts';
import type { ImportEntity } from '#shared/import/mapping.ts';
import type { Value } from '#shared/import/values.ts';
import { importColumns, isLabelColumn, labelColumns } from '#shared/import/plan/columns.ts';
import type { Pace } from '#shared/import/plan/pace.ts';
import type { EntityPlan, NamedAddition, Plan, PlannedUpdate } from '#shared/import/plan/plan-types.ts';

/** What writing needs: the handle inside an open transaction, the time, ids, and the import that everything carries. */
export type Writing = AuditCtx & { importId: string; pace: Pace };

const sliceRows = 500;
const hasNameKey = (entity: ImportEntity): boolean => entity === 'person' || entity === 'product' || entity === 'partner';

const writeLabelsOf = (sqlite: Sqlite, id: string, column: keyof typeof labelColumns, lines: Value): void => {
  sqlite.prepare('DELETE FROM partner_label WHERE partner_id = ? AND kind = ?').run(id, labelColumns[column]);
  if (lines === null) return;
  const insert = sqlite.prepare('INSERT INTO partner_label (partner_id, kind, value) VALUES (?, ?, ?)');
  for (const value of String(lines).split('\n')) insert.run(id, labelColumns[column], value);
};

/** Inserts the new records of one entity with one statement that names only the columns that are filled anywhere. */
const insertAll = async (writing: Writing, entity: ImportEntity, creates: EntityPlan['creates']): Promise<void> => {
  if (creates.length === 0) return;
  const columns = importColumns[entity];
  const isFilled = columns.map(() => false);
  for (const values of creates) for (let slot = 0; slot < columns.length; slot++) if (values[slot + 1] !== null) isFilled[slot] = true;
  const used = columns.flatMap((column, slot) => (isFilled[slot] && !isLabelColumn(column) ? [slot] : []));
  const names = [
    'id',
    ...used.map((slot) => columns[slot] as string),
    ...(hasNameKey(entity) ? ['name_key'] : []),
    'import_id',
    'created_at',
    'updated_at',
  ];
  const insert = writing.sqlite.prepare(`INSERT INTO ${entity} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`);
  const nameAt = columns.indexOf('name') + 1;
  const labels = columns.flatMap((column, slot) => (isLabelColumn(column) && isFilled[slot] ? [{ column, slot }] : []));
  const width = names.length;
  const row = Array.from<Value, Value>({ length: width }, () => null);
  row[width - 3] = writing.importId;
  row[width - 2] = writing.now;
  row[width - 1] = writing.now;
  for (let at = 0; at < creates.length; at++) {
    const values = creates[at] as Value[];
    row[0] = values[0] as Value;
    for (let index = 0; index < used.length; index++) row[index + 1] = values[(used[index] as number) + 1] as Value;
    if (hasNameKey(entity)) row[width - 4] = nameKey(String(values[nameAt]));
    insert.run(row);
    for (const { column, slot } of labels) {
      const lines = values[slot + 1] ?? null;
      if (lines !== null) writeLabelsOf(writing.sqlite, String(values[0]), column, lines);
    }
    if (at % sliceRows === sliceRows - 1) await writing.pace(at, creates.length, 'rows');
  }
};

/** Labels are lists in the history, as everywhere else in the app. */
const forHistory = (values: Record<string, Value>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(values).map(([column, value]) => [
      column,
      isLabelColumn(column) ? (value === null ? [] : String(value).split('\n')) : value,
    ]),
  );

/** Changes one record, keeps what it was, and notes it in the history of the record. */
export const writeChange = (
  writing: Writing,
  entity: ImportEntity,
  update: Pick<PlannedUpdate, 'id' | 'version' | 'before' | 'after' | 'partnerId'>,
): void => {
  const { sqlite, now, importId } = writing;
  const columns = Object.keys(update.after).filter((column) => !isLabelColumn(column));
  const assignments = [
    ...columns.map((column) => `${column} = ?`),
    ...(columns.includes('name') && hasNameKey(entity) ? ['name_key = ?'] : []),
  ];
  const values = columns.map((column) => update.after[column] ?? null);
  if (columns.includes('name') && hasNameKey(entity)) values.push(nameKey(String(update.after['name'])));
  sqlite
    .prepare(`UPDATE ${entity} SET ${[...assignments, 'version = ?', 'updated_at = ?'].join(', ')} WHERE id = ?`)
    .run(...values, update.version + 1, now, update.id);
  for (const [column, value] of Object.entries(update.after)) if (isLabelColumn(column)) writeLabelsOf(sqlite, update.id, column, value);
  appendAudit(writing, [
    {
      // products are no records that `history.undo` takes back, so they must not keep it from the records of the import
      step: entity === 'product' ? writing.newId() : importId,
      entity,
      recordId: update.id,
      partnerId: update.partnerId,
      before: forHistory(update.before),
      after: forHistory(update.after),
    },
  ]);
};

const updateAll = async (writing: Writing, entity: ImportEntity, updates: readonly PlannedUpdate[]): Promise<void> => {
  const kept = writing.sqlite.prepare('SELECT before, after FROM import_change WHERE import_id = ? AND entity = ? AND record_id = ?');
  const keep = writing.sqlite.prepare(
    `INSERT INTO import_change (import_id, entity, record_id, before, after) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (import_id, entity, record_id) DO UPDATE SET before = excluded.before, after = excluded.after`,
  );
  for (const [at, update] of updates.entries()) {
    writeChange(writing, entity, update);
    // a second file of the import may change the record again: what it was before the first one counts (joined here, because json_patch drops nulls)
    const earlier = kept.get(writing.importId, entity, update.id) as { before: string; after: string } | undefined;
    const before = { ...update.before, version: update.version, ...(JSON.parse(earlier?.before ?? '{}') as object) };
    const after = { ...(JSON.parse(earlier?.after ?? '{}') as object), ...update.after, version: update.version + 1 };
    keep.run(writing.importId, entity, update.id, JSON.stringify(before), JSON.stringify(after));
    if (at % sliceRows === sliceRows - 1) await writing.pace(at, updates.length, 'rows');
  }
};

/** Where each addition goes, with the columns that are not the same for all. */
const additionRow = ({ kind, name, values = {} }: NamedAddition): { table: string; values: Record<string, Value> } => {
  const named = { name, name_key: nameKey(name) };
  switch (kind) {
    case 'manager':
    case 'person':
      return { table: 'person', values: { ...named, role: kind === 'manager' ? 'manager' : 'cam' } };
    case 'team':
    case 'product':
      return { table: kind, values: named };
    case 'contact':
      return { table: kind, values: { name, ...values } };
    case 'sell_through_report':
      return { table: kind, values };
    case 'certificate_definition':
    case 'compliance_requirement':
      return { table: kind, values: { label: name, ...values } };
  }
};

const writeAddition = ({ sqlite, importId, now }: Writing, addition: NamedAddition): void => {
  const { table, values } = additionRow(addition);
  const isListed = addition.kind === 'certificate_definition' || addition.kind === 'compliance_requirement';
  const row = isListed
    ? { key: addition.id, ...values, updated_at: now }
    : { id: addition.id, ...values, import_id: importId, created_at: now, updated_at: now };
  const columns = Object.keys(row);
  sqlite
    .prepare(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')}) ON CONFLICT DO NOTHING`)
    .run(...Object.values(row));
  if (isListed)
    sqlite
      .prepare(`INSERT INTO import_change (import_id, entity, record_id, before, after) VALUES (?, ?, ?, 'null', ?) ON CONFLICT DO NOTHING`)
      .run(importId, table, addition.id, JSON.stringify({ label: addition.name }));
};

/** Writes what rows only name: teams, people, products, contacts, reports, entries of the program's lists, aliases, stages. */
const writeAdditions = (writing: Writing, plan: Plan): void => {
  const { sqlite, importId } = writing;
  for (const addition of plan.additions) writeAddition(writing, addition);
  for (const { name, productId, accepted } of plan.aliases)
    if (accepted)
      sqlite
        .prepare(
          'INSERT INTO product_alias (alias_key, alias, product_id, import_id) VALUES (?, ?, ?, ?) ON CONFLICT (alias_key) DO NOTHING',
        )
        .run(writtenKey(name), name, productId, importId);
  for (const { key, label, state } of plan.stages) {
    sqlite
      .prepare(
        'INSERT INTO deal_stage (key, label, position, state, probability) VALUES (?, ?, (SELECT coalesce(max(position), -1) + 1 FROM deal_stage), ?, NULL) ON CONFLICT (key) DO NOTHING',
      )
      .run(key, label, state);
    sqlite
      .prepare(
        `INSERT INTO import_change (import_id, entity, record_id, before, after) VALUES (?, 'deal_stage', ?, 'null', ?) ON CONFLICT DO NOTHING`,
      )
      .run(importId, key, JSON.stringify({ label, state }));
  }
};

/** Writes the records of a plan. Runs inside a transaction that the caller opened, in slices between which other calls may read. */
export const writeRecords = async (writing: Writing, plan: Plan): Promise<void> => {
  writeAdditions(writing, plan);
  for (const { key } of importEntities) {
    await insertAll(writing, key, plan.entities[key].creates);
    await updateAll(writing, key, plan.entities[key].updates);
  }
};
