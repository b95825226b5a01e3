import { setImmediate as nextTurn } from 'node:timers/promises';
import type { AppEvent, JobProgress } from '#shared/api/transport.ts';
import { AppError } from '#shared/domain/errors.ts';
import type { JobHandle } from './context.ts';

export type Jobs = {
  run<T>(id: string, kind: string, work: (job: JobHandle) => Promise<T>): Promise<T>;
  cancel(id: string): boolean;
  cancelAll(): Promise<void>;
};

/** How often the page hears of progress, in milliseconds. */
const tellEvery = 100;

/** Keeps the running pieces of long work, so that each can be seen and cancelled. */
export const createJobs = (emit: (event: AppEvent) => void, now: () => number): Jobs => {
  const running = new Map<string, AbortController>();
  const ends = new Set<Promise<unknown>>();
  const runOne: Jobs['run'] = async (id, kind, work) => {
    const controller = new AbortController();
    running.set(id, controller);
    let last: JobProgress = { id, kind, label: '', done: 0, total: 0, state: 'running' };
    let toldAt = Number.NEGATIVE_INFINITY;
    const tell = (job: JobProgress): void => {
      last = job;
      emit({ type: 'job', job });
    };
    const job: JobHandle = {
      id,
      signal: controller.signal,
      progress: (label, done, total) => {
        if (now() - toldAt < tellEvery && done < total) return;
        toldAt = now();
        tell({ ...last, label, done, total });
      },
      breathe: async () => {
        await nextTurn();
        if (controller.signal.aborted) throw new AppError('CANCELLED');
      },
    };
    try {
      const result = await work(job);
      tell({ ...last, state: 'done' });
      return result;
    } catch (error) {
      tell({ ...last, state: error instanceof AppError && error.code === 'CANCELLED' ? 'cancelled' : 'failed' });
      throw error;
    } finally {
      running.delete(id);
    }
  };
  const cancel = (id: string): boolean => {
    const controller = running.get(id);
    controller?.abort();
    return controller !== undefined;
  };
  return {
    run: (id, kind, work) => {
      const end = runOne(id, kind, work);
      const settled = end.catch(() => undefined).finally(() => ends.delete(settled));
      ends.add(settled);
      return end;
    },
    cancel,
    cancelAll: async () => {
      for (const id of [...running.keys()]) cancel(id);
      await Promise.all(ends);
    },
  };
};
