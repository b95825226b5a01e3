import type { ColumnMapping, FileMapping, ImportEntity, ImportMapping } from '#shared/import/mapping.ts';

const editFile = (mapping: ImportMapping, index: number, edit: (file: FileMapping) => FileMapping): ImportMapping => ({
  ...mapping,
  files: mapping.files.map((file, at) => (at === index ? edit(file) : file)),
});

const editColumn = (file: FileMapping, header: string, change: Partial<ColumnMapping>): FileMapping => ({
  ...file,
  columns: file.columns.map((column) => (column.header === header ? { ...column, ...change } : column)),
});

/** Changes how a file is read: its date order, decimal mark, currency. */
export const withReading = (
  mapping: ImportMapping,
  index: number,
  change: Partial<Pick<FileMapping, 'dateOrder' | 'decimal' | 'currency'>>,
): ImportMapping => editFile(mapping, index, (file) => ({ ...file, ...change }));

/** Says what a file holds. Its columns are proposed again, but for a file that is left out: that keeps them, so that it is not guessed again. */
export const withEntity = (mapping: ImportMapping, index: number, entity: ImportEntity | null, headers: readonly string[]): ImportMapping =>
  editFile(mapping, index, (file) => ({
    ...file,
    entity,
    columns: entity !== null ? [] : file.columns.length > 0 ? file.columns : headers.map((header) => ({ header, field: null })),
  }));

/** Reads another sheet, or with another encoding or delimiter: what was known of its columns is forgotten. */
export const withSource = (
  mapping: ImportMapping,
  index: number,
  change: Partial<Pick<FileMapping, 'sheet' | 'encoding' | 'delimiter'>>,
): ImportMapping => editFile(mapping, index, (file) => ({ ...file, ...change, entity: null, columns: [] }));

/** Says what a column fills. A field is filled once, so another column that filled it is left out. */
export const withField = (mapping: ImportMapping, index: number, header: string, field: string | null): ImportMapping =>
  editFile(mapping, index, (file) => ({
    ...file,
    columns: file.columns.map((column) => {
      if (column.header === header) return { header, field };
      return field !== null && column.field === field ? { ...column, field: null } : column;
    }),
  }));

/** Says what one unit of a money column stands for. */
export const withUnit = (mapping: ImportMapping, index: number, header: string, unit: NonNullable<ColumnMapping['unit']>): ImportMapping =>
  editFile(mapping, index, (file) => editColumn(file, header, { unit }));

/** Accepts or declines that a name stands for a product of another name. */
export const withAlias = (mapping: ImportMapping, alias: ImportMapping['aliases'][number]): ImportMapping => ({
  ...mapping,
  aliases: [...mapping.aliases.filter(({ name, target }) => name !== alias.name || target !== alias.target), alias],
});

/** Accepts or declines that a value is read as another. `file` is the name of the file. */
export const withSpelling = (
  mapping: ImportMapping,
  { file, column, value, suggestion, accepted }: { file: string; column: string; value: string; suggestion: string; accepted: boolean },
): ImportMapping => ({
  ...mapping,
  files: mapping.files.map((part) => {
    if (part.file !== file) return part;
    const values = part.columns.find(({ header }) => header === column)?.values ?? [];
    const others = values.filter(([from]) => from !== value);
    return editColumn(part, column, { values: accepted ? [...others, [value, suggestion]] : others });
  }),
});
