import { Worker } from 'node:worker_threads';
import type { Failure } from './world.ts';

/** A share of the histories: the seeds from `from`, each `step` further, below `to`. */
export type Task = { from: number; to: number; step: number; plant: string | null; stopAtFirst: boolean };
export type Told =
  | { kind: 'begun'; seed: number }
  | { kind: 'done'; seed: number; hash: string; failure: Failure | null }
  | { kind: 'over' };

/** A history that takes longer than this has come to a stop. */
const patienceMs = 60_000;

/**
 * Runs a share of the histories in a thread of its own. A history that comes to a stop counts as failed for want of an end, and the rest goes on in a new thread.
 * Resolves with how many were run.
 */
export const runTask = (task: Task, failed: (seed: number, failure: Failure) => void): Promise<number> =>
  new Promise((resolve, reject) => {
    let runs = 0;
    let at = task.from;
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: task });
    let watch: NodeJS.Timeout | undefined;
    let isOver = false;
    const finish = (count: number | Promise<number>): void => {
      isOver = true;
      clearTimeout(watch);
      resolve(count);
      void worker.terminate();
    };
    const stuck = (): void => {
      runs += 1;
      failed(at, { property: 'liveness', detail: `history ${at} did not end within ${patienceMs / 1000} s` });
      const next = at + task.step;
      if (task.stopAtFirst || next >= task.to) return finish(runs);
      const before = runs;
      finish(runTask({ ...task, from: next }, failed).then((more) => before + more));
    };
    worker.on('message', (told: Told) => {
      clearTimeout(watch);
      if (told.kind === 'over') return finish(runs);
      watch = setTimeout(stuck, patienceMs);
      if (told.kind === 'begun') at = told.seed;
      else {
        runs += 1;
        if (told.failure) failed(told.seed, told.failure);
      }
    });
    worker.on('error', (error) => {
      clearTimeout(watch);
      if (!isOver) reject(error instanceof Error ? error : new Error(String(error)));
    });
    worker.on('exit', (code) => {
      clearTimeout(watch);
      if (!isOver) reject(new Error(`the thread ended with ${code} in history ${at}`));
    });
  });
