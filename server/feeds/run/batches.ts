import type { EntityDef } from '#shared/import/entity.ts';
import type { PlanFile } from '#shared/import/plan/plan-types.ts';
import type { FeedBody, FeedRow } from '../read/feed-body.ts';
import { type SettledBody, tableOf } from '../read/settle-body.ts';
import type { Batch } from './outcomes.ts';

const batchRows = 1000;

type Numbered = { row: FeedRow; index: number };

/** Rows in the order of the body, cut so that a batch holds records or deletions, never both: a record may go and come again. */
const inParts = function* (body: FeedBody): IterableIterator<Numbered[]> {
  let part: Numbered[] = [];
  let index = 0;
  for (const slice of body.rows())
    for (const row of slice) {
      if (part.length === batchRows || (part[0] !== undefined && part[0].row.isDeletion !== row.isDeletion)) {
        yield part;
        part = [];
      }
      part.push({ row, index });
      index += 1;
    }
  if (part.length > 0) yield part;
};

const positions = (all: ReadonlySet<number>, part: readonly Numbered[]): Set<number> =>
  new Set(part.flatMap(({ index }, at) => (all.has(index) ? [at] : [])));

/** The body as batches. `last`: the number of the last row of the batch. */
export const batchesOf = function* (
  file: string,
  entity: EntityDef,
  body: FeedBody,
  { mapping, repeated, conflicting }: SettledBody,
): IterableIterator<{ batch: Batch; last: number }> {
  const fileOf = (part: readonly Numbered[]): PlanFile => ({
    table: tableOf(
      file,
      body,
      part.map(({ row }) => row),
    ),
    mapping,
    entity,
    fixed: new Map(),
    duplicates: { repeated: positions(repeated, part), conflicting: positions(conflicting, part) },
  });
  for (const part of inParts(body)) {
    const last = part.at(-1)?.row.number ?? 0;
    if (part[0]?.row.isDeletion) {
      yield { batch: { kind: 'deletions', file: fileOf(part), rows: part.map(({ row }) => row), ofEntries: null }, last };
      continue;
    }
    const sound = part.filter(({ row }) => row.problem === null);
    const unsound = part.flatMap((one) => (one.row.problem ? [{ ...one, problem: one.row.problem }] : []));
    const refused = unsound.length === 0 ? null : { file: fileOf(unsound), problems: unsound.map(({ problem }) => problem) };
    yield { batch: { kind: 'rows', file: fileOf(sound), refused, ofEntries: null }, last };
  }
};
