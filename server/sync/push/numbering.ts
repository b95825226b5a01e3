import { AppError } from '#shared/domain/errors.ts';
import type { Hlc } from '#shared/sync/clock.ts';
import type { Operation, OperationResult, PushRequest } from '#shared/sync/protocol.ts';
import type { Receipt, Sender, SyncWrites } from '../store.ts';

/** The operations of a push that are new, and what was answered to those that are not. */
export type Numbered = { fresh: Operation[]; known: Operation[]; answered: OperationResult[] };

const inOrder = ({ operations, resend }: PushRequest): void => {
  const groups = new Set<number>();
  for (const [at, op] of operations.entries()) {
    const before = operations[at - 1];
    if (before && (resend ? op.i <= before.i : op.i !== before.i + 1))
      throw new AppError('SYNC_REQUEST', { detail: `operation ${op.i} is out of order` });
    if (op.g === undefined || op.g === before?.g) continue;
    if (groups.has(op.g)) throw new AppError('SYNC_REQUEST', { detail: `group ${op.g} is torn apart` });
    groups.add(op.g);
  }
};

/** What tells two operations of one device apart: the time of a stamp, and the end of its name, which two copies of one store do not share though their clocks count alike. */
export const timeOf = (stamp: Hlc): string => `${stamp.slice(0, 16)}${stamp.slice(-8)}`;

const stampsOf = (receipts: readonly Receipt[]): Map<number, Hlc> => new Map(receipts.flatMap(({ stamps }) => stamps));

/**
 * Sorts a push by the numbers that the server holds of this incarnation. Throws SYNC_GAP when one is missing, SYNC_CLONED when a number stands for another operation
 * here: a copy or an older backup of the store goes on counting under the same name.
 */
export const sortByNumber = async (tx: SyncWrites, sender: Sender, request: PushRequest): Promise<Numbered> => {
  inOrder(request);
  const { operations, device, incarnation, resend } = request;
  const known = operations.filter(({ i }) => i <= sender.last);
  const fresh = operations.filter(({ i }) => i > sender.last);
  const [next] = fresh;
  if (next && !resend && next.i !== sender.last + 1) throw new AppError('SYNC_GAP', { expect: sender.last + 1 });
  const [first] = known;
  const last = known.at(-1);
  if (!first || !last) return { fresh, known, answered: [] };
  const receipts = await tx.receipts(device, incarnation, first.i, last.i);
  const stamps = stampsOf(receipts);
  const isOther = ({ i, h }: Operation): boolean => (resend ? stamps.has(i) : true) && stamps.get(i) !== timeOf(h);
  if (known.some(isOther)) throw new AppError('SYNC_CLONED');
  const sent = new Set(known.map(({ i }) => i));
  return { fresh, known, answered: receipts.flatMap(({ results }) => results).filter(({ i }) => sent.has(i)) };
};
