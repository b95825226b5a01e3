import type { Sqlite } from '#core/db/open.ts';
import type { ImportPreview } from '#shared/api/imports.ts';
import { formatAmount } from '#shared/domain/money.ts';
import type { EntityDef } from '#shared/import/entity.ts';
import type { ImportEntity } from '#shared/import/mapping.ts';
import type { Value } from '#shared/import/values.ts';
import { importColumns, isLabelColumn, labelColumns } from '#shared/import/plan/columns.ts';
import { fieldLabelOf } from '#shared/import/field-label.ts';
import { titleOf } from './title-of.ts';
import type { PlanFile, PlannedUpdate } from '#shared/import/plan/plan-types.ts';

type Shown = ImportPreview['rows'][number]['values'];

/** Columns that follow from others; showing them would say things twice. */
const derived = new Set(['currency', 'annual_revenue_currency', 'origin_kind']);
const isDerived = (entity: EntityDef, column: string): boolean => derived.has(column) || (entity.key === 'deal' && column === 'state');
/** Where the name behind an id or a key stands; null for a column that holds what it says. */
const namedBy = (entity: EntityDef, column: string): string | null => {
  const field = entity.fields.find((one) => one.column === column);
  if (field?.kind === 'stage') return 'SELECT label FROM deal_stage WHERE key = ?';
  if (field?.kind === 'listed' && field.list) return `SELECT label FROM ${field.list} WHERE key = ?`;
  if (field?.kind !== 'reference' || !field.refers) return null;
  if (field.refers === 'team') return 'SELECT name FROM team WHERE id = ?';
  return `SELECT ${titleOf(field.refers)} FROM ${field.refers} WHERE id = ?`;
};

/** The field that fills a column of the table. */
const fieldOf = (file: PlanFile, column: string): string | null => {
  if (column === 'closed_on' && file.entity.key === 'deal') return 'closesOn';
  const field = file.entity.fields.find((one) => (isLabelColumn(column) ? one.labelKind === labelColumns[column] : one.column === column));
  return field?.key ?? null;
};

/** The currency that the amounts of a changed record have: a new one, else the one it had. */
const moneyOf = (sqlite: Sqlite, entity: ImportEntity, { id, after }: PlannedUpdate): string | null => {
  const column = entity === 'partner' ? 'annual_revenue_currency' : 'currency';
  if (!importColumns[entity].includes(column)) return null;
  const row = sqlite.prepare(`SELECT ${column} FROM ${entity} WHERE id = ?`).raw(true).get(id) as [string | null] | undefined;
  return (after[column] as string | null | undefined) ?? row?.[0] ?? null;
};

/** What a changed record was and becomes, in the words of the window. `currency`: of amounts whose own is not known. */
export const changedValues = (sqlite: Sqlite, file: PlanFile, cells: readonly string[], update: PlannedUpdate, currency: string): Shown => {
  const nameIn = (column: string, id: Value): string | null => {
    const sql = namedBy(file.entity, column);
    const row = sql === null || id === null ? undefined : (sqlite.prepare(sql).raw(true).get(id) as [string] | undefined);
    return row?.[0] ?? null;
  };
  const money = moneyOf(sqlite, file.entity.key, update) ?? currency;
  return Object.keys(update.after)
    .filter((column) => !isDerived(file.entity, column))
    .map((column) => {
      const field = fieldOf(file, column);
      const cell = cells[file.mapping.columns.findIndex((one) => one.field === field)]?.trim() ?? '';
      const show = (value: Value, otherwise: string): string => {
        if (value === null) return '';
        if (column.endsWith('_minor')) return `${formatAmount(Number(value), money)} ${money}`;
        // a record that is still to come has no name in the store; the file names it
        if (namedBy(file.entity, column) !== null) return nameIn(column, value) ?? otherwise;
        return String(value).replaceAll('\n', ', ');
      };
      return {
        label: field === null ? column : fieldLabelOf(file.entity.key, field),
        value: show(update.after[column] ?? null, cell),
        before: show(update.before[column] ?? null, ''),
      };
    });
};
