import type { InputValue } from './input.ts';
import { type InputId, inputs } from './inputs.ts';

/** One partner as formulas see it: its inputs, its type (metrics of one type ask for it) and who owns it. An input without a value is nothing (0). */
export type ScopeRow = {
  readonly type?: string | null;
  readonly owner?: string | null;
  readonly inputs: Partial<Record<InputId, InputValue>>;
};

/**
 * The partners that a figure is of: one, a group, or the network. `whole`: the network that a share is taken of.
 * `noRate`: which rates were missing. `ended`: the period is over.
 */
export type Scope = {
  readonly rows: readonly ScopeRow[];
  readonly whole?: readonly ScopeRow[];
  readonly noRate?: string | null;
  readonly ended?: boolean;
};

/** An amount, or why there is none. */
export type Amount = number | { readonly gap: string };
export const isGap = (amount: Amount): amount is { readonly gap: string } => typeof amount === 'object';

const noRateKnown = 'A currency rate is missing.';

/** Why an input cannot be had in this scope, or null. What a row does give is taken, whoever gave it. */
export const gapOf = (scope: Scope, id: InputId): { readonly gap: string } | null => {
  const missing: string | undefined = inputs[id].missing;
  if (missing === undefined || scope.rows.some((row) => row.inputs[id] !== undefined)) return null;
  return { gap: missing };
};

const numberOf = (row: ScopeRow, id: InputId): number | null => {
  const value = row.inputs[id];
  if (value === undefined) return 0;
  return typeof value === 'number' ? value : null;
};

/** True when this partner has some of an input. */
export const has = (row: ScopeRow, id: InputId): boolean => (numberOf(row, id) ?? 0) > 0;

/** An input summed over rows; unknown as soon as one of them is. */
export const sumRows = (scope: Scope, rows: readonly ScopeRow[], id: InputId): Amount => {
  const gap = gapOf(scope, id);
  if (gap) return gap;
  let sum = 0;
  for (const row of rows) {
    const value = numberOf(row, id);
    if (value === null) return { gap: scope.noRate ?? noRateKnown };
    sum += value;
  }
  return sum;
};

/** The lists of an input, joined. */
export const listRows = (scope: Scope, id: InputId): number[] =>
  scope.rows.flatMap((row) => {
    const value = row.inputs[id];
    return Array.isArray(value) ? (value as readonly number[]) : [];
  });

/** Amounts by key, added up over the rows. */
export const partsOfRows = (scope: Scope, id: InputId): Map<string, number> => {
  const parts = new Map<string, number>();
  for (const row of scope.rows) {
    const value = row.inputs[id];
    if (typeof value !== 'object' || value === null || Array.isArray(value)) continue;
    for (const [key, amount] of Object.entries(value as Readonly<Record<string, number>>)) parts.set(key, (parts.get(key) ?? 0) + amount);
  }
  return parts;
};
