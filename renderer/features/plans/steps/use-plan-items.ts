import { useMemo } from 'react';
import type { PlanCell } from '#shared/api/plans.ts';
import type { PlanItemKind } from '#shared/plan/model.ts';
import { useCommand } from '#renderer/state/use-command.ts';
import { useNotice } from '#renderer/state/use-notice.tsx';

type Cell = Omit<PlanCell, 'kind'>;

/** Changes one list of a plan's items. Each promise rejects where the core refuses, after the reason was shown, so that a sheet keeps what was typed. */
export const usePlanItems = (id: string, kind: PlanItemKind) => {
  const { failed } = useNotice();
  const { run: set } = useCommand('plans.setCells');
  const { run: add } = useCommand('plans.addItems');
  const { run: remove } = useCommand('plans.removeItems');
  const { run: order } = useCommand('plans.order');
  return useMemo(() => {
    const kept = async <T>(done: Promise<{ ok: true; data: T } | { ok: false; error: Parameters<typeof failed>[0] }>): Promise<T> => {
      const reply = await done;
      if (reply.ok) return reply.data;
      failed(reply.error);
      throw new Error(reply.error.code);
    };
    return {
      /** Answers the id of the step to undo. */
      change: async (cells: readonly Cell[]) => (await kept(set({ id, cells: cells.map((cell) => ({ ...cell, kind })) }))).undoId,
      add: (items: ReadonlyArray<Record<string, unknown>>) => kept(add({ id, kind, items: [...items] })),
      remove: (ids: readonly string[]) => kept(remove({ id, kind, ids: [...ids] })),
      /** One item up (-1) or down (1); `ids`: as they stand now. */
      move: (ids: readonly string[], itemId: string, by: -1 | 1) => {
        const at = ids.indexOf(itemId);
        const next = [...ids];
        next.splice(at, 1);
        next.splice(at + by, 0, itemId);
        return kept(order({ id, kind, ids: next }));
      },
    };
  }, [id, kind, set, add, remove, order, failed]);
};
