import { useMemo } from 'react';
import type { PlanItemKind } from '#shared/plan/model.ts';
import type { SheetChange, SheetValues } from '#renderer/ui/sheet/columns.ts';
import type { SheetProps } from '#renderer/ui/sheet/props.ts';
import { useKeptTexts } from '../use-kept-texts.ts';
import { useTakeBackCells } from '../use-take-back-cells.ts';
import { usePlanItems } from './use-plan-items.ts';

type ItemSheet<Row> = {
  planId: string;
  kind: PlanItemKind;
  rows: readonly Row[];
  /** What a new row has before anything is typed; the fields that the core needs. */
  blank: Row;
  start: Record<string, unknown>;
  /** What some columns of a row mean as fields of the item; a column may set more than one. */
  toFields(values: SheetValues, row: Row | null): Record<string, unknown>;
  /** Whether rows can come, go and change their places. */
  isOpen: boolean;
};

const valuesByRow = (cells: readonly SheetChange[]): Map<string, Record<string, SheetChange['value']>> => {
  const found = new Map<string, Record<string, SheetChange['value']>>();
  for (const { rowId, column, value } of cells) found.set(rowId, { ...found.get(rowId), [column]: value });
  return found;
};
// the reason was shown already
const shown = (): undefined => undefined;

/** Joins a list of a plan's items to a sheet: each action of the sheet is one command. */
export const useItemSheet = <Row extends { id: string }>({
  planId,
  kind,
  rows,
  blank,
  start,
  toFields,
  isOpen,
}: ItemSheet<Row>): Pick<
  SheetProps<Row>,
  'rowId' | 'rowWith' | 'drafts' | 'onDraft' | 'onChange' | 'onTakeBack' | 'onAddRows' | 'onRemoveRows' | 'onMoveRow'
> => {
  const items = usePlanItems(planId, kind);
  const takeBack = useTakeBackCells();
  const texts = useKeptTexts(planId, kind);
  const given = useMemo(() => {
    const cellsOf = (changes: readonly SheetChange[]) =>
      [...valuesByRow(changes)].flatMap(([id, values]) =>
        Object.entries(toFields(values, rows.find((row) => row.id === id) ?? null)).map(([field, value]) => ({ id, field, value })),
      );
    return {
      rowId: (row: Row) => row.id,
      rowWith: (row: Row | null, values: SheetValues) => ({ ...(row ?? blank), ...toFields(values, row) }),
      onChange: (changes: readonly SheetChange[]) => items.change(cellsOf(changes)),
      onTakeBack: takeBack,
      ...(isOpen
        ? {
            onAddRows: async (added: readonly SheetValues[], changes: readonly SheetChange[]) => {
              await items.add(added.map((values) => ({ ...start, ...toFields(values, null) })));
              if (changes.length > 0) await items.change(cellsOf(changes));
            },
            onRemoveRows: (ids: readonly string[]) => void items.remove(ids).catch(shown),
            onMoveRow: (id: string, by: -1 | 1) =>
              void items
                .move(
                  rows.map((row) => row.id),
                  id,
                  by,
                )
                .catch(shown),
          }
        : {}),
    };
  }, [items, takeBack, rows, blank, start, toFields, isOpen]);
  return { ...given, ...texts };
};
