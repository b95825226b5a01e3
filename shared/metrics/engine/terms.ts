import { type Amount, gapOf, has, isGap, listRows, type Scope, type ScopeRow, sumRows } from './scope.ts';
import type { InputId } from './inputs.ts';

/** A named part of a formula: the inputs that it reads, and how they come to an amount. */
export type Term = { readonly inputs: readonly InputId[]; readonly of: (scope: Scope) => Amount };

const term = (inputs: readonly InputId[], of: Term['of']): Term => ({ inputs: [...new Set(inputs)], of });
const firstGap = (scope: Scope, ids: readonly InputId[]): { readonly gap: string } | null => {
  for (const id of ids) {
    const gap = gapOf(scope, id);
    if (gap) return gap;
  }
  return null;
};

/** The input, summed over the partners. */
export const sum = (id: InputId): Term => term([id], (scope) => sumRows(scope, scope.rows, id));

/** The input, summed over the whole network. */
export const ofWhole = (inner: Term): Term => term(inner.inputs, (scope) => inner.of({ ...scope, rows: scope.whole ?? scope.rows }));

/** How many partners have some of every input in `ids` and none of `none`. */
export const partnersWith = (ids: readonly InputId[], none: readonly InputId[] = []): Term =>
  term([...ids, ...none], (scope) => {
    const gap = firstGap(scope, [...ids, ...none]);
    if (gap) return gap;
    const counts = (row: ScopeRow): boolean => ids.every((id) => has(row, id)) && !none.some((id) => has(row, id));
    return scope.rows.filter(counts).length;
  });

/** The term over those partners alone that have (or lack) some of an input. */
export const among = (id: InputId, inner: Term, having = true): Term =>
  term(
    [id, ...inner.inputs],
    (scope) => gapOf(scope, id) ?? inner.of({ ...scope, rows: scope.rows.filter((row) => has(row, id) === having) }),
  );

const combine = (a: Term, b: Term, join: (x: number, y: number) => number): Term =>
  term([...a.inputs, ...b.inputs], (scope) => {
    const [x, y] = [a.of(scope), b.of(scope)];
    if (isGap(x)) return x;
    return isGap(y) ? y : join(x, y);
  });

export const plus = (a: Term, b: Term): Term => combine(a, b, (x, y) => x + y);
export const minus = (a: Term, b: Term): Term => combine(a, b, (x, y) => x - y);
export const times = (a: Term, b: Term): Term => combine(a, b, (x, y) => x * y);
export const apart = (a: Term, b: Term): Term => combine(a, b, (x, y) => Math.abs(x - y));
export const scaled = (a: Term, factor: number): Term =>
  term(a.inputs, (scope) => {
    const amount = a.of(scope);
    return isGap(amount) ? amount : amount * factor;
  });

/** What the first term is more than the second, or a gap with this reason when it is not more. */
export const excess = (a: Term, b: Term, reason: string): Term =>
  term([...a.inputs, ...b.inputs], (scope) => {
    const amount = minus(a, b).of(scope);
    return !isGap(amount) && amount <= 0 ? { gap: reason } : amount;
  });

/** The quotient of two terms as a term of its own; a gap with this reason when there is nothing to divide by. */
export const over = (a: Term, b: Term, reason: string): Term =>
  term([...a.inputs, ...b.inputs], (scope) => {
    const [x, y] = [a.of(scope), b.of(scope)];
    if (isGap(x)) return x;
    if (isGap(y)) return y;
    return y === 0 ? { gap: reason } : x / y;
  });

/** The term when `condition` has some, otherwise a gap with this reason. */
export const given = (condition: Term, reason: string, inner: Term): Term =>
  term([...condition.inputs, ...inner.inputs], (scope) => {
    const amount = condition.of(scope);
    if (isGap(amount)) return amount;
    return amount > 0 ? inner.of(scope) : { gap: reason };
  });

/** An amount of money over records of which some may have none: unknown when there are records and none of them has one. */
export const worth = (id: InputId, count: InputId, withAmount: InputId, reason: string): Term =>
  term([id, count, withAmount], (scope) => {
    const [records, known] = [sumRows(scope, scope.rows, count), sumRows(scope, scope.rows, withAmount)];
    return !isGap(records) && !isGap(known) && records > 0 && known === 0 ? { gap: reason } : sumRows(scope, scope.rows, id);
  });

/** The term once the period is over, otherwise a gap. */
export const onceEnded = (inner: Term): Term =>
  term(inner.inputs, (scope) => (scope.ended === false ? { gap: 'The period is not over yet.' } : inner.of(scope)));

/** The sum of the largest amounts; `howMany` of the number of partners that have some of `population`. */
export const largest = (id: InputId, howMany: (partners: number) => number, population?: InputId): Term =>
  term(population ? [id, population] : [id], (scope) => {
    const rows = population ? scope.rows.filter((row) => has(row, population)) : scope.rows;
    const all = sumRows(scope, rows, id);
    if (isGap(all)) return all;
    if (population && rows.length === 0) return { gap: 'No partner is active in the window of the preset.' };
    return rows
      .map((row) => row.inputs[id])
      .map((value) => (typeof value === 'number' ? value : 0))
      .toSorted((a, b) => b - a)
      .slice(0, howMany(rows.length))
      .reduce((total, amount) => total + amount, 0);
  });

/** The median of the lists of an input. */
export const median = (id: InputId, reason: string): Term =>
  term([id], (scope) => {
    const gap = gapOf(scope, id);
    if (gap) return gap;
    const sorted = listRows(scope, id).toSorted((a, b) => a - b);
    const upper = sorted[Math.floor(sorted.length / 2)];
    if (upper === undefined) return { gap: reason };
    const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? upper;
    return (lower + upper) / 2;
  });

/** The smallest entry of the lists of an input. */
export const least = (id: InputId, reason: string): Term =>
  term([id], (scope) => {
    const gap = gapOf(scope, id);
    if (gap) return gap;
    const list = listRows(scope, id);
    return list.length === 0 ? { gap: reason } : list.reduce((low, value) => Math.min(low, value));
  });

/** How many different people own the partners that have some of an input. */
export const ownersOf = (id: InputId): Term =>
  term([id], (scope) => new Set(scope.rows.flatMap((row) => (has(row, id) && row.owner ? [row.owner] : []))).size);

/** The term over partners of one type. */
export const ofType = (type: string, inner: Term): Term =>
  term(inner.inputs, (scope) => {
    const rows = scope.rows.filter((row) => row.type === undefined || row.type === type);
    return rows.length === 0 ? { gap: 'No partner here is of the type that this is measured for.' } : inner.of({ ...scope, rows });
  });
