import { Button, NativeSelect, SegmentedControl, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { AttentionEntry } from '#shared/api/imports.ts';
import { useCommandHandler } from '#renderer/state/command-handlers.ts';
import { useCore } from '#renderer/state/core-context.tsx';
import { formatCount } from '#renderer/ui/format.ts';
import type { GridColumn, GridState } from '#renderer/ui/grid/columns.ts';
import attention from './attention.module.css';
import classes from './import.module.css';
import type { AttentionFilter, AttentionList } from './use-attention-entries.ts';
import { useReasonText } from './use-reason-text.ts';
import { useSaveText } from './use-save-text.tsx';

type AttentionToolsProps = {
  list: AttentionList;
  filter: AttentionFilter;
  onFilter(filter: AttentionFilter): void;
  columns: ReadonlyArray<GridColumn<AttentionEntry>>;
  grid: GridState;
  onGrid(grid: GridState): void;
  /** Rows that the search lets through. */
  shown: number;
};

/** Groups stand in the first column, which is wide enough for their names. */
const groupedBy = (grid: GridState, grouping: string | null): GridState => ({
  ...grid,
  grouping,
  order: grouping === null ? [] : [grouping],
  widths: grouping === null ? {} : { ...grid.widths, [grouping]: 240 },
});

/** Narrows the list, groups it, and takes it out as a file. */
export const AttentionTools = ({ list, filter, onFilter, columns, grid, onGrid, shown }: AttentionToolsProps) => {
  const { t } = useTranslation();
  const { transport } = useCore();
  const reasonText = useReasonText();
  const saveText = useSaveText();
  const search = useRef<HTMLInputElement>(null);
  useCommandHandler('edit.find', () => search.current?.select());
  const all = list.reasons.reduce((sum, { count }) => sum + count, 0);
  const exportRows = async (): Promise<void> => {
    const reply = await transport.call('imports.attention.export', filter.code === null ? {} : { code: filter.code });
    if (reply.ok)
      await saveText(
        (reply.data as { files: Array<{ fileName: string; text: string }> }).files.map(({ fileName, text }) => ({ fileName, text })),
      );
  };
  return (
    <div className={attention['tools']}>
      <NativeSelect
        w={184}
        aria-label={t(($) => $.import.attention.reasons)}
        value={filter.code ?? ''}
        data={[
          { value: '', label: `${t(($) => $.import.attention.all)} (${formatCount(all)})` },
          ...list.reasons.map(({ code, message, count }) => ({
            value: code,
            label: `${reasonText(code, message)} (${formatCount(count)})`,
          })),
        ]}
        onChange={(event) => onFilter({ ...filter, code: event.currentTarget.value || null })}
      />
      <SegmentedControl
        aria-label={t(($) => $.import.attention.state)}
        value={filter.state}
        data={(['open', 'dismissed'] as const).map((value) => ({ value, label: t(($) => $.import.attention.states[value]) }))}
        onChange={(value) => onFilter({ code: null, state: value as AttentionFilter['state'] })}
      />
      <TextInput
        ref={search}
        w={150}
        aria-label={t(($) => $.ui.grid.search)}
        placeholder={t(($) => $.ui.grid.search)}
        leftSection={<IconSearch size={14} aria-hidden />}
        value={grid.text}
        onChange={(event) => onGrid({ ...grid, text: event.currentTarget.value })}
      />
      <NativeSelect
        w={150}
        aria-label={t(($) => $.ui.grid.groupBy)}
        value={grid.grouping ?? ''}
        data={[
          { value: '', label: t(($) => $.ui.grid.noGroup) },
          ...columns
            .filter(({ kind }) => kind === 'text')
            .map(({ id, label }) => ({ value: id, label: `${t(($) => $.ui.grid.groupBy)}: ${label}` })),
        ]}
        onChange={(event) => onGrid(groupedBy(grid, event.currentTarget.value || null))}
      />
      <span className={classes['quiet']} role="status">
        {list.total > list.entries.length
          ? t(($) => $.import.attention.loaded, { shown: formatCount(list.entries.length), all: formatCount(list.total) })
          : t(($) => $.import.detected.rows, { count: shown })}
      </span>
      <span className={classes['spring']} />
      {filter.state === 'open' ? (
        <Button variant="default" title={t(($) => $.import.attention.exportHint)} onClick={() => void exportRows()}>
          {t(($) => $.import.attention.export)}
        </Button>
      ) : null}
    </div>
  );
};
