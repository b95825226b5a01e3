import type { VirtualItem } from '@tanstack/react-virtual';
import { useTranslation } from 'react-i18next';
import { BodyRow } from './body-row.tsx';
import type { GridColumn } from './columns.ts';
import { GroupRow } from './group-row.tsx';
import type { useGridFocus } from './use-grid-focus.ts';
import type { GridPlace } from './use-grid-keys.ts';
import { leafIds } from './use-grid-selection.ts';
import type { GridTableRow } from './use-grid-table.ts';

type GridBodyProps<Row extends object> = {
  items: readonly VirtualItem[];
  shown: ReadonlyArray<GridTableRow<Row>>;
  columns: ReadonlyArray<GridColumn<Row>>;
  /** The column of the groups; null when there are none. */
  grouping: GridColumn<Row> | null;
  rowName(row: Row): string;
  selected: ReadonlySet<string>;
  place: GridPlace;
  cellId(row: number, column: number): string;
  onRow: ReturnType<typeof useGridFocus>['onRow'];
};

/** The rows on the screen: groups and what is under them. */
export const GridBody = <Row extends object>(props: GridBodyProps<Row>) => {
  const { items, shown, columns, grouping, rowName, selected, place, cellId, onRow } = props;
  const { t } = useTranslation();
  return items.map(({ index, start }) => {
    const row = shown[index];
    if (!row) return null;
    if (row.getIsGrouped()) {
      const leaves = row.getLeafRows().flatMap((leaf) => (leaf.getIsGrouped() ? [] : [leaf.original]));
      // all rows of a group share the text of its column
      const label = (leaves[0] === undefined ? '' : grouping?.text(leaves[0])) || t(($) => $.ui.grid.empty);
      return (
        <GroupRow
          key={row.id}
          label={label}
          rows={leaves}
          countLabel={t(($) => $.ui.grid.rows, { count: leaves.length })}
          index={index}
          columns={columns}
          cellId={cellId}
          top={start}
          isOpen={row.getIsExpanded()}
          isActive={index === place.row}
          isSelected={leafIds(row).every((id) => selected.has(id))}
          toggleLabel={t(($) => (row.getIsExpanded() ? $.ui.grid.collapse : $.ui.grid.expand), { label })}
          onToggle={() => row.toggleExpanded()}
        />
      );
    }
    const name = rowName(row.original);
    return (
      <BodyRow
        key={row.id}
        row={row.original}
        index={index}
        columns={columns}
        cellId={cellId}
        top={start}
        isSelected={selected.has(row.id)}
        activeColumn={index === place.row ? place.column : null}
        isIndented={grouping !== null}
        selectLabel={t(($) => $.ui.grid.selectRow, { name })}
        onClick={onRow.click}
        onDoubleClick={onRow.doubleClick}
        onCheck={onRow.check}
      />
    );
  });
};
