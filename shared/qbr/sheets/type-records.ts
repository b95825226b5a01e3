import type { Sheet } from '#shared/documents/model.ts';
import { isRecordSource } from '../record-sources.ts';
import type { SheetContext } from './figures.ts';

/** The records that sections of the type list, a sheet for each table that is on and has a row. */
export const recordSheets = ({ built, say }: SheetContext): Sheet[] => {
  const shown = built.sections.flatMap(({ isOn, blocks }) => (isOn ? blocks.filter((block) => block.isOn && block.kind === 'table') : []));
  return [...new Set(shown.map(({ source }) => source ?? ''))].flatMap((source): Sheet[] => {
    const table = built.records[source];
    if (!isRecordSource(source) || !table || table.rows.length === 0) return [];
    return [{ name: say(`sheet.${source}`), columns: table.columns, rows: table.rows }];
  });
};
