import { useCallback } from 'react';
import type { Commitment } from '#shared/api/commitments.ts';
import type { OutputOf } from '#shared/api/contract.ts';
import type { Qbr } from '#shared/api/qbrs.ts';
import type { IsoDate } from '#shared/domain/dates.ts';
import { type Done, useCommand } from '#renderer/state/use-command.ts';

type Given = Pick<Commitment, 'side' | 'kind' | 'description'> & Partial<Pick<Commitment, 'owner' | 'dueOn' | 'measure'>>;

/** Adds a commitment or an action that was made at a review, on the day it was held. */
export const useAddToLedger = (
  { id, partnerId, heldOn }: Pick<Qbr, 'id' | 'partnerId' | 'heldOn'>,
  asOf: IsoDate,
): { add(given: Given): Promise<Done<OutputOf<'commitments.save'>>>; isRunning: boolean } => {
  const { run, isRunning } = useCommand('commitments.save');
  // one that was made after the as-of date would not be seen
  const madeOn = heldOn !== null && heldOn <= asOf ? heldOn : asOf;
  const add = useCallback(
    (given: Given) => run({ partnerId, originKind: 'qbr', originId: id, madeOn, ...given }),
    [run, partnerId, id, madeOn],
  );
  return { add, isRunning };
};
