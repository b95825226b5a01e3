import type { Operation } from '#shared/sync/protocol.ts';

/** How an operation of one version of the protocol becomes one of the next, by the version that it was made in. A version without a step changed nothing about operations. */
const steps: Readonly<Record<number, (op: Operation) => Operation>> = {};

/** Brings an operation of an older app up to `to`, so that what waited through an update, however long, can still be sent. */
export const upcast = (op: Operation, from: number, to: number): Operation => {
  let current = op;
  for (let version = from; version < to; version += 1) current = steps[version]?.(current) ?? current;
  return current;
};
