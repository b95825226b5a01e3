import { addToDigest, type DigestSum, digestText, emptyDigest } from '#shared/sync/digest.ts';
import type { PullLine } from '#shared/sync/protocol.ts';
import type { DeltaPlace, PulledRow, SyncReads } from '../store.ts';
import { pageLines } from './lines.ts';
import type { Plan } from './plan.ts';
import { tokenOf } from './token.ts';

const priorities = [0, 1, 2];
const done = priorities.length;
/** After every name of a table. */
const afterAll = '~';

/** A pull under way. `pageRows`: rows of one transaction, after which a place to go on from follows; `sums`: digests of what was sent, when all of it is sent in this run; `caughtUp`: scopes that changed while they were read. */
export type PullRun = {
  plan: Plan;
  pageRows: number;
  sums: Map<string, DigestSum> | null;
  catchUp: DeltaPlace;
  caughtUp: Set<string>;
  isDone: boolean;
};

export const startRun = (plan: Plan, pageRows: number): PullRun => ({
  plan,
  pageRows,
  sums: plan.place.priority === 0 && plan.place.after === null ? new Map() : null,
  catchUp: { ver: plan.place.to + 1, tbl: '', id: '' },
  caughtUp: new Set(),
  isDone: false,
});

const linesOf = async (tx: SyncReads, { plan }: PullRun, rows: readonly PulledRow[]): Promise<PullLine[]> => {
  const bulk = rows.some(({ deleted }) => deleted) ? await tx.bulkDeletions(plan.place.from) : new Set<number>();
  return pageLines(rows, plan.visible, bulk);
};

const changedRows = async (tx: SyncReads, run: PullRun, from: DeltaPlace): Promise<PulledRow[]> => {
  const { pageRows } = run;
  const { place, changed } = run.plan;
  const rows = await tx.delta({ scopes: changed, after: from, to: place.to, limit: pageRows });
  const last = rows.at(-1);
  place.delta = last && rows.length === pageRows ? [last.ver, last.tbl, last.id] : null;
  return rows;
};

/** The next scopes whose rows of this priority make a page together. */
const nextScopes = ({ plan: { whole, counts, place }, pageRows }: PullRun, tables: readonly string[]): string[] => {
  const [from = '', tbl] = place.after ?? [];
  const next: string[] = [];
  let rows = 0;
  for (const scope of whole) {
    if (scope < from || (scope === from && tbl === afterAll)) continue;
    const ofScope = counts.get(scope);
    const count = ofScope ? tables.reduce((sum, name) => sum + (ofScope.get(name) ?? 0), 0) : 0;
    if (count === 0) continue;
    if (next.length > 0 && rows + count > pageRows) break;
    next.push(scope);
    rows += count;
  }
  return next;
};

const wholeRows = async (tx: SyncReads, run: PullRun): Promise<PulledRow[]> => {
  const { pageRows } = run;
  const { place, visible } = run.plan;
  const tables = [...visible.values()].filter(({ table }) => table.priority === place.priority).map(({ table }) => table.name);
  const scopes = nextScopes(run, tables);
  const lastScope = scopes.at(-1);
  if (lastScope === undefined) {
    place.priority += 1;
    place.after = null;
    return [];
  }
  const after = place.after && scopes[0] === place.after[0] ? { scope: place.after[0], tbl: place.after[1], id: place.after[2] } : null;
  const rows = await tx.snapshot({ scopes, tables, after, limit: pageRows });
  const last = rows.at(-1);
  place.after = last && rows.length === pageRows ? [last.scope, last.tbl, last.id] : [lastScope, afterAll, ''];
  if (run.sums)
    for (const { scope, tbl, id, ver } of rows) {
      const sum = run.sums.get(scope) ?? emptyDigest();
      run.sums.set(scope, sum);
      addToDigest(sum, tbl, id, ver);
    }
  return rows;
};

const digestLines = async (tx: SyncReads, { plan, sums, caughtUp }: PullRun): Promise<PullLine[]> => {
  const { whole, visible } = plan;
  const unsure = sums ? whole.filter((scope) => caughtUp.has(scope)) : whole;
  const found = unsure.length > 0 ? await tx.digests(unsure, [...visible.keys()]) : new Map();
  return whole.map((scope) => ({ s: { scope, ...(found.get(scope) ?? digestText(sums?.get(scope) ?? emptyDigest())) } }));
};

/** What was written in the whole scopes while they were read is sent as well, so that each of them is exact at one moment. */
const lastLines = async (tx: SyncReads, run: PullRun): Promise<{ lines: PullLine[]; rows: number }> => {
  const { plan, pageRows } = run;
  const rows = await tx.delta({ scopes: plan.whole, after: run.catchUp, to: Number.MAX_SAFE_INTEGER, limit: pageRows });
  for (const { scope } of rows) run.caughtUp.add(scope);
  const lines = await linesOf(tx, run, rows);
  const last = rows.at(-1);
  if (last && rows.length === pageRows) {
    run.catchUp = { ver: last.ver, tbl: last.tbl, id: last.id };
    return { lines, rows: rows.length };
  }
  run.isDone = true;
  return { lines: [...lines, ...(await digestLines(tx, run)), { c: plan.place.to }], rows: rows.length };
};

const step = async (tx: SyncReads, run: PullRun): Promise<{ lines: PullLine[]; rows: number }> => {
  const { place } = run.plan;
  if (place.priority >= done && place.delta === null) return await lastLines(tx, run);
  const { delta } = place;
  const rows = delta ? await changedRows(tx, run, { ver: delta[0], tbl: delta[1], id: delta[2] }) : await wholeRows(tx, run);
  return { lines: await linesOf(tx, run, rows), rows: rows.length };
};

/** Reads on until a page is full or the pull is done; a page that is not the last ends with a place to go on from. */
export const nextPage = async (tx: SyncReads, run: PullRun): Promise<PullLine[]> => {
  const lines: PullLine[] = [];
  let rows = 0;
  while (!run.isDone && rows < run.pageRows) {
    const taken = await step(tx, run);
    lines.push(...taken.lines);
    rows += taken.rows;
  }
  if (!run.isDone) lines.push({ k: tokenOf(run.plan.place) });
  return lines;
};
