import { useCallback, useState } from 'react';
import { contract, type InputOf, type MethodsOf, type OutputOf } from '#shared/api/contract.ts';
import type { Described } from '#shared/domain/errors.ts';
import { useCore } from './core-context.tsx';
import { rememberUndo, useUndoStore } from './undo-store.ts';

export type Done<T> = { ok: true; data: T } | { ok: false; error: Described };
type WritingMethod = MethodsOf<'command' | 'job' | 'store'>;

const undoIdOf = (data: unknown): string | null =>
  typeof data === 'object' && data !== null && 'undoId' in data && typeof data.undoId === 'string' && data.undoId !== ''
    ? data.undoId
    : null;

/**
 * A command, a job or a call to the store. `run` never throws: it answers the data or the error, and `error` keeps the last one until the next run.
 * Undo steps are remembered for "take back the last change".
 */
export const useCommand = <M extends WritingMethod>(
  method: M,
): { run(input: InputOf<M>): Promise<Done<OutputOf<M>>>; isRunning: boolean; error: Described | undefined; forget(): void } => {
  const { transport, live } = useCore();
  const [running, setRunning] = useState(0);
  const [error, setError] = useState<Described>();
  const run = useCallback(
    async (input: InputOf<M>): Promise<Done<OutputOf<M>>> => {
      setRunning((count) => count + 1);
      const reply = await transport.call(method, input);
      setRunning((count) => count - 1);
      if (!reply.ok) {
        const { code, message, hint, params } = reply;
        const described = { code, message, hint, params };
        setError(described);
        return { ok: false, error: described };
      }
      setError(undefined);
      // calls to the store change more than tables: its state, its backups, or which store it is
      if (contract[method].kind === 'store') live.refresh({ forget: method === 'store.restore' });
      // steps of the store that was there before mean nothing in the one that came back
      if (method === 'store.restore') useUndoStore.setState({ steps: [] });
      const undoId = undoIdOf(reply.data);
      if (undoId !== null) rememberUndo(undoId);
      return { ok: true, data: reply.data as OutputOf<M> };
    },
    [transport, live, method],
  );
  const forget = useCallback(() => setError(undefined), []);
  return { run, isRunning: running > 0, error, forget };
};
