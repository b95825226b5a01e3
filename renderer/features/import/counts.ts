import type { ImportCounts, RecordCounts, SideCounts } from '#shared/api/imports.ts';
import { type RecordKey, recordKinds } from '#shared/domain/records/record-kinds.ts';

const sum = (counts: RecordCounts | SideCounts): number => Object.values(counts).reduce<number>((all, count) => all + (count ?? 0), 0);

/** Records of all kinds that an import creates, updates, or finds as they are. */
export const totalsOf = ({ created, updated, unchanged, also }: ImportCounts): { created: number; updated: number; unchanged: number } => ({
  created: sum(created) + sum(also.created),
  updated: sum(updated) + sum(also.updated),
  unchanged: sum(unchanged) + sum(also.unchanged),
});

const mainKeys = ['partners', 'deals', 'people', 'products'] as const;
const sideKeys = ['managers', 'teams', 'contacts', 'commitments', 'aliases', 'stages', 'listed'] as const satisfies ReadonlyArray<
  keyof SideCounts
>;

/** `isSide`: it comes along with others. */
export type CountLine = (
  | { isSide: false; key: (typeof mainKeys)[number] | RecordKey }
  | { isSide: true; key: (typeof sideKeys)[number] }
) & {
  created: number;
  updated: number;
  unchanged: number;
};

/** One line a kind of record, of the kinds that the files touch. */
export const countLines = ({ created, updated, unchanged, also }: ImportCounts): CountLine[] =>
  [
    ...[...mainKeys, ...recordKinds.map(({ key }) => key)].map((key) => ({
      key,
      isSide: false as const,
      created: created[key] ?? 0,
      updated: updated[key] ?? 0,
      unchanged: unchanged[key] ?? 0,
    })),
    ...sideKeys.map((key) => ({
      key,
      isSide: true as const,
      created: also.created[key] ?? 0,
      updated: also.updated[key] ?? 0,
      unchanged: also.unchanged[key] ?? 0,
    })),
  ].filter((line) => line.created + line.updated + line.unchanged > 0);
