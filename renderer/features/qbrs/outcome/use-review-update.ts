import { useCallback } from 'react';
import type { InputOf } from '#shared/api/contract.ts';
import { type Done, useCommand } from '#renderer/state/use-command.ts';

export type ReviewChanges = Omit<InputOf<'qbrs.update'>, 'id'>;
export type UpdateReview = (changes: ReviewChanges) => Promise<Done<{ undoId: string | null }>>;

/** Writes what is changed of one review; `error` is what the last one was refused for. */
export const useReviewUpdate = (id: string): { update: UpdateReview; error: ReturnType<typeof useCommand>['error'] } => {
  const { run, error } = useCommand('qbrs.update');
  const update = useCallback((changes: ReviewChanges) => run({ id, ...changes }), [run, id]);
  return { update, error };
};
