import type { AttentionEntry } from '#shared/api/imports.ts';
import type { GridColumn } from '#renderer/ui/grid/columns.ts';
import { cellOf, headersOf } from './attention-rows.ts';

type Words = { file: string; row: string; reason: string; empty: string; reasonOf(entry: AttentionEntry): string };

/** The columns of the list: which row of which file, why it waits where the reasons differ, and its cells under their headers. */
export const attentionColumns = (entries: readonly AttentionEntry[], words: Words): Array<GridColumn<AttentionEntry>> => {
  const files = new Set(entries.map(({ file }) => file));
  const codes = new Set(entries.map(({ code }) => code));
  return [
    {
      id: ':row',
      label: words.row,
      kind: 'number',
      width: 72,
      value: ({ row }) => row,
      text: ({ row }) => String(row),
    },
    ...(files.size > 1
      ? [
          {
            id: ':file',
            label: words.file,
            kind: 'text' as const,
            width: 150,
            value: ({ file }: AttentionEntry) => file,
            text: ({ file }: AttentionEntry) => file,
          },
        ]
      : []),
    ...(codes.size > 1
      ? [{ id: ':reason', label: words.reason, kind: 'text' as const, width: 260, value: words.reasonOf, text: words.reasonOf }]
      : []),
    ...headersOf(entries).map<GridColumn<AttentionEntry>>((header) => ({
      id: `=${header}`,
      label: header,
      kind: 'text',
      width: 136,
      value: (entry) => cellOf(entry, header) || null,
      text: (entry) => cellOf(entry, header),
    })),
  ];
};
