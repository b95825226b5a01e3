import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Plan, PlanCell } from '#shared/api/plans.ts';
import { useCommand } from '#renderer/state/use-command.ts';
import { useNotice } from '#renderer/state/use-notice.tsx';
import type { SheetChange, SheetValues } from '#renderer/ui/sheet/columns.ts';
import { useTakeBackCells } from '../use-take-back-cells.ts';
import { blankGoal, changedCells, withCells } from './goal-row.ts';

const valuesOf = (changes: readonly SheetChange[]): SheetValues => Object.fromEntries(changes.map(({ column, value }) => [column, value]));

/** What the objectives' grid does with a plan. Each action is one command, and so one step to undo, whose id `write` and `change` answer; a refusal is said and rejects. */
export const useGoalCommands = ({ id, content: { objectives, terms } }: Pick<Plan, 'id' | 'content'>) => {
  const { t } = useTranslation();
  const { done, failed } = useNotice();
  const { run: setCells } = useCommand('plans.setCells');
  const { run: addItems } = useCommand('plans.addItems');
  const { run: removeItems } = useCommand('plans.removeItems');
  const { run: order } = useCommand('plans.order');
  const takeBack = useTakeBackCells();
  const { currency } = terms;

  const write = useCallback(
    async (cells: readonly PlanCell[]): Promise<string | null> => {
      if (cells.length === 0) return null;
      const reply = await setCells({ id, cells: [...cells] });
      if (reply.ok) return reply.data.undoId;
      failed(reply.error);
      throw new Error(reply.error.code);
    },
    [id, setCells, failed],
  );
  const change = useCallback(
    (changes: readonly SheetChange[]): Promise<string | null> => {
      const byId = new Map(objectives.map((objective) => [objective.id, objective]));
      const cells = [...Map.groupBy(changes, ({ rowId }) => rowId)].flatMap(([rowId, list]) => {
        const objective = byId.get(rowId);
        const typed = list.map(({ column }) => column);
        return objective ? changedCells(objective, withCells(objective, valuesOf(list), currency), typed) : [];
      });
      return write(cells);
    },
    [objectives, currency, write],
  );
  return useMemo(
    () => ({
      write,
      change,
      takeBack,
      add: async (added: readonly SheetValues[], changes: readonly SheetChange[]): Promise<void> => {
        await change(changes);
        let weights = objectives.reduce((sum, { weight }) => sum + weight, 0);
        const items = added.map((values) => {
          const { id: _, ...item } = withCells(blankGoal(currency, weights).objective, values, currency);
          weights += item.weight;
          return { ...item, title: item.title === '' ? t(($) => $.planObjectives.newTitle) : item.title };
        });
        const reply = await addItems({ id, kind: 'objective', items });
        if (reply.ok) return;
        failed(reply.error);
        throw new Error(reply.error.code);
      },
      remove: async (ids: readonly string[]): Promise<void> => {
        const reply = await removeItems({ id, kind: 'objective', ids: [...ids] });
        if (reply.ok)
          done(
            t(($) => $.planObjectives.removed, { count: ids.length }),
            reply.data.undoId,
          );
        else failed(reply.error);
      },
      move: async (rowId: string, by: -1 | 1): Promise<void> => {
        const ids = objectives.map((objective) => objective.id);
        const from = ids.indexOf(rowId);
        const moved = ids.toSpliced(from, 1).toSpliced(from + by, 0, rowId);
        const reply = await order({ id, kind: 'objective', ids: moved });
        if (!reply.ok) failed(reply.error);
      },
    }),
    [write, change, takeBack, objectives, currency, id, addItems, removeItems, order, done, failed, t],
  );
};
