import { useCallback } from 'react';
import type { InputOf } from '#shared/api/contract.ts';
import { type Done, useCommand } from '#renderer/state/use-command.ts';

type TermChanges = InputOf<'plans.update'>['changes'];

/** Saves terms of a plan. The function stays the same, so that it can be the `save` of a draft. */
export const useSaveTerms = (id: string): ((changes: TermChanges) => Promise<Done<unknown>>) => {
  const { run } = useCommand('plans.update');
  return useCallback((changes: TermChanges) => run({ id, changes }), [run, id]);
};
