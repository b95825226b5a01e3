import type { z } from 'zod';

/**
 * One entry of the contract.
 * - `query`: reads on a read-only handle.
 * - `command`: runs inside one transaction.
 * - `job`: long work; runs in slices, reports progress, can be cancelled, opens its own transactions.
 * - `store`: works without an open store (create, unlock, restore).
 */
export type MethodKind = 'query' | 'command' | 'job' | 'store';
export type MethodDef<K extends MethodKind = MethodKind, I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> = {
  kind: K;
  input: I;
  output: O;
};

const define =
  <K extends MethodKind>(kind: K) =>
  <I extends z.ZodType, O extends z.ZodType>(input: I, output: O): MethodDef<K, I, O> => ({ kind, input, output });

export const query = define('query');
export const command = define('command');
export const job = define('job');
export const store = define('store');
