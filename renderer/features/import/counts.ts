import type { ImportCounts, RecordCounts, SideCounts } from '#shared/api/imports.ts';

const sum = (counts: RecordCounts | SideCounts): number => Object.values(counts).reduce((all, count) => all + count, 0);

/** Records of all kinds that an import creates, updates, or finds as they are. */
export const totalsOf = ({ created, updated, unchanged, also }: ImportCounts): { created: number; updated: number; unchanged: number } => ({
  created: sum(created) + sum(also.created),
  updated: sum(updated) + sum(also.updated),
  unchanged: sum(unchanged) + sum(also.unchanged),
});

export type CountLine = {
  key: keyof RecordCounts | keyof SideCounts;
  isSide: boolean;
  created: number;
  updated: number;
  unchanged: number;
};

const mainKeys = ['partners', 'deals', 'people', 'products'] as const satisfies ReadonlyArray<keyof RecordCounts>;
const sideKeys = ['managers', 'teams', 'contacts', 'commitments', 'aliases', 'stages'] as const satisfies ReadonlyArray<keyof SideCounts>;

/** One line a kind of record, of the kinds that the files touch. */
export const countLines = ({ created, updated, unchanged, also }: ImportCounts): CountLine[] =>
  [
    ...mainKeys.map((key) => ({ key, isSide: false, created: created[key], updated: updated[key], unchanged: unchanged[key] })),
    ...sideKeys.map((key) => ({
      key,
      isSide: true,
      created: also.created[key],
      updated: also.updated[key],
      unchanged: also.unchanged[key],
    })),
  ].filter((line) => line.created + line.updated + line.unchanged > 0);
