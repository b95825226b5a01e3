import type { TFunction } from 'i18next';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommandHandler } from '#renderer/state/command-handlers.ts';
import { useCommand } from '#renderer/state/use-command.ts';
import { useFileNotice } from '#renderer/state/use-file-notice.tsx';
import { useNotice } from '#renderer/state/use-notice.tsx';
import { chipText } from '#renderer/ui/grid/chip-text.ts';
import { type GridColumn, type GridState, orderedColumns } from '#renderer/ui/grid/columns.ts';
import type { GridHandle } from '#renderer/ui/grid/data-grid.tsx';
import type { PortfolioEntry } from './portfolio-entry.ts';

/** The filter in words, for the sheet that explains the workbook. */
const filterText = (t: TFunction, columns: ReadonlyArray<GridColumn<PortfolioEntry>>, state: GridState): string =>
  [
    ...(state.text.trim() === '' ? [] : [`"${state.text.trim()}"`]),
    ...columns.flatMap((column) => {
      const text = chipText(t, column, state, Infinity);
      return text === '' ? [] : [`${column.label}: ${text}`];
    }),
  ].join('; ');

/** Writes what is on the screen, in its order and with its columns, as a workbook or CSV; Ctrl+E makes the workbook. */
export const usePortfolioExport = (
  grid: RefObject<GridHandle | null>,
  columns: ReadonlyArray<GridColumn<PortfolioEntry>>,
  state: GridState,
): { write(format: 'xlsx' | 'csv'): void; isRunning: boolean } => {
  const { t, i18n } = useTranslation();
  const { failed } = useNotice();
  const wrote = useFileNotice();
  const { run, isRunning } = useCommand('reports.portfolio');
  const write = async (format: 'xlsx' | 'csv'): Promise<void> => {
    const filter = filterText(t, columns, state);
    const ids = grid.current?.orderedIds();
    const shown = orderedColumns(columns, state)
      .filter(({ id }) => !state.hidden.includes(id))
      .map(({ id }) => id);
    const done = await run({
      format,
      columns: shown,
      language: i18n.language,
      ...(ids ? { partnerIds: ids } : {}),
      ...(filter === '' ? {} : { filter: filter.slice(0, 2000) }),
    });
    if (done.ok) wrote(done.data.file);
    else if (done.error.code !== 'CANCELLED') failed(done.error);
  };
  useCommandHandler('file.export', () => void write('xlsx'));
  return { write: (format) => void write(format), isRunning };
};
