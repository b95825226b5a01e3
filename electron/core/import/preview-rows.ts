import type { Sqlite } from '#core/db/open.ts';
import type { ImportPreview } from '#shared/api/imports.ts';
import { formatAmount } from '#shared/domain/money.ts';
import type { ImportField } from '#shared/import/entity.ts';
import type { ImportEntity } from '#shared/import/mapping.ts';
import type { Value } from '#shared/import/values.ts';
import { importColumns, slotOf } from '#shared/import/plan/columns.ts';
import { fieldLabelOf } from '#shared/import/field-label.ts';
import type { Plan, PlanFile } from '#shared/import/plan/plan-types.ts';
import { changedValues } from './preview-changes.ts';
import { remarkOf } from './remark.ts';
import { rowNumberOf } from '#shared/import/read/table.ts';

type PlannedRow = ImportPreview['rows'][number];
type Shown = PlannedRow['values'];

const shownCreates = 8;
const shownUpdates = 20;
const shownWaiting = 20;

/** Values as they will stand in the store; references as the file names them. */
const shownValue = (field: ImportField, value: Value, cell: string, currency: string): string => {
  if (value === null) return '';
  if (field.kind === 'amount') return `${formatAmount(Number(value), currency)} ${currency}`;
  if (field.kind === 'reference' || field.kind === 'stage' || field.kind === 'listed') return cell.trim();
  if (field.kind === 'ratio') return `${Number((Number(value) * 100).toPrecision(12))} %`;
  return String(value).replaceAll('\n', ', ');
};

const currencyOf = (entity: ImportEntity, values: readonly Value[], usual: string): string => {
  const columns = importColumns[entity];
  const own = values[columns.indexOf(entity === 'partner' ? 'annual_revenue_currency' : 'currency')];
  return typeof own === 'string' ? own : usual;
};

const nameOf = (file: PlanFile, cells: readonly string[]): string => {
  const { kind } = file.entity;
  const keys = kind ? [kind.title, ...kind.knownBy, 'externalId', 'partner'] : ['name', 'description', 'externalId'];
  const column = keys.map((key) => file.mapping.columns.findIndex((one) => one.field === key)).find((at) => at >= 0 && cells[at]?.trim());
  return column === undefined ? '' : (cells[column] as string).trim().slice(0, 200);
};

/** Every mapped, filled cell of a row, as it will be stored. */
const createdValues = (file: PlanFile, cells: readonly string[], values: readonly Value[], usual: string): Shown =>
  file.mapping.columns.flatMap((column, index) => {
    const field = column.field === null ? undefined : file.entity.fieldsByKey.get(column.field);
    const cell = cells[index] ?? '';
    if (!field || cell.trim() === '') return [];
    const slot = slotOf(file.entity, field.key);
    const closing = ['closed_on', 'expected_close_on']
      .map((name) => values[importColumns.deal.indexOf(name)])
      .find((day) => typeof day === 'string');
    const value = slot >= 0 ? (values[slot] ?? null) : file.entity.kind ? cell.trim() : (closing ?? null);
    return [
      {
        label: fieldLabelOf(file.entity.key, field.key),
        value: shownValue(field, value, cell, currencyOf(file.entity.key, values, usual)),
        before: null,
      },
    ];
  });

/** The first records of each kind that an import would create and change, and the first rows that would wait. */
export const plannedRows = (sqlite: Sqlite, plan: Plan, files: readonly PlanFile[], currency: string): PlannedRow[] => {
  const rows: PlannedRow[] = [];
  for (const [key, one] of Object.entries(plan.entities) as Array<[ImportEntity, Plan['entities'][ImportEntity]]>) {
    for (const [at, created] of one.creates.slice(0, shownCreates).entries()) {
      const file = files[one.createdFrom[at * 2] ?? 0] as PlanFile;
      const index = one.createdFrom[at * 2 + 1] ?? 0;
      const cells = file.table.rows[index] as string[];
      const values = createdValues(file, cells, created.slice(1), file.mapping.currency ?? currency);
      rows.push({
        file: file.table.file,
        row: rowNumberOf(file.table, index),
        entity: key,
        action: 'create',
        name: nameOf(file, cells),
        values,
        problem: null,
      });
    }
    for (const update of one.updates.slice(0, shownUpdates)) {
      const file = files[update.file] as PlanFile;
      const cells = file.table.rows[update.row] as string[];
      const values = changedValues(sqlite, file, cells, update, file.mapping.currency ?? currency);
      rows.push({
        file: file.table.file,
        row: rowNumberOf(file.table, update.row),
        entity: key,
        action: 'update',
        name: nameOf(file, cells),
        values,
        problem: null,
      });
    }
  }
  for (const waiting of plan.waiting.slice(0, shownWaiting)) {
    const file = files[waiting.file] as PlanFile;
    const cells = file.table.rows[waiting.row] as string[];
    const values = file.table.headers.map((header, column) => ({
      label: header,
      value: (cells[column] ?? '').slice(0, 300),
      before: null,
    }));
    const problem = remarkOf(waiting.problem.code, waiting.problem.params);
    rows.push({
      file: file.table.file,
      row: rowNumberOf(file.table, waiting.row),
      entity: waiting.entity,
      action: 'attention',
      name: nameOf(file, cells),
      values,
      problem,
    });
  }
  return rows;
};
