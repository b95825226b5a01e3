import { clampHlc, type Hlc } from '#shared/sync/clock.ts';
import type { Clash } from '#shared/sync/merge.ts';
import type { Operation, OperationResult } from '#shared/sync/protocol.ts';
import type { KeyedRow } from '../store.ts';
import type { Refusal } from './check-shape.ts';
import { conflictRow } from './conflict-row.ts';
import { partnerScope } from './scope-of.ts';
import { type Pushing, type Taken, takeOperation } from './take-operation.ts';

/** What the operations of a push come to. `owners`: who works on a partner from now on; `hlc`: the last stamp as it was accepted; `deletions`: how many rows were deleted. */
export type Outcome = {
  results: OperationResult[];
  conflicts: KeyedRow[];
  owners: Map<string, string | null>;
  hlc: Hlc | null;
  deletions: number;
};

type Env = { now: number; hlc: Hlc | null; newId(): string };

const refused = (i: number, { code, params }: Refusal): OperationResult => ({ i, status: 'refused', code, params });

/** Operations of one group stand or fall together; one without a group stands alone. */
const inGroups = (operations: readonly Operation[]): Operation[][] => {
  const groups: Operation[][] = [];
  for (const op of operations) {
    const last = groups.at(-1);
    if (last?.[0] && op.g !== undefined && last[0].g === op.g) last.push(op);
    else groups.push([op]);
  }
  return groups;
};

const isRefused = ({ taken }: { taken: Taken }): boolean => taken.refusal !== null;

/** Takes the operations of a push in their order. A stamp that lies too far ahead is brought back; nothing is refused for a wrong clock. */
export const takeAll = (pushing: Pushing, operations: readonly Operation[], env: Env): Outcome => {
  const outcome: Outcome = { results: [], conflicts: [], owners: new Map(), hlc: env.hlc, deletions: 0 };
  const keep = (op: Operation, clashes: readonly Clash[], scope: string): void => {
    const items = clashes.map((clash) => conflictRow(clash, { tbl: op.t, id: op.r, scope }, { id: env.newId(), now: env.now, hlc: op.h }));
    outcome.conflicts.push(...items);
    const [first] = items;
    if (first) outcome.results.push({ i: op.i, status: 'conflict', id: first.id });
  };
  for (const group of inGroups(operations)) {
    pushing.rows.mark();
    const gained: string[] = [];
    const steps = group.map((sent) => {
      const op = { ...sent, h: clampHlc(sent.h, env.now, outcome.hlc) };
      outcome.hlc = op.h;
      const scope = partnerScope(op.r);
      const had = pushing.standings.holds(scope);
      const taken = takeOperation(pushing, op);
      if (op.t === 'partner' && !had && pushing.standings.holds(scope)) gained.push(scope);
      return { op, taken };
    });
    if (steps.some(isRefused)) {
      pushing.rows.undo();
      for (const scope of gained) pushing.standings.lose(scope);
      for (const { op, taken } of steps) outcome.results.push(refused(op.i, taken.refusal ?? { code: 'SYNC_GROUP', params: {} }));
      continue;
    }
    for (const { op, taken } of steps) {
      if (taken.refusal) continue;
      keep(op, taken.clashes, taken.scope);
      if (taken.owner !== undefined) outcome.owners.set(op.r, taken.owner);
      if (op.o === 'd') outcome.deletions += 1;
    }
  }
  return outcome;
};
