import { parentPort, workerData } from 'node:worker_threads';
import type { Task, Told } from './pool.ts';
import { plantBug } from './plant-hook.ts';
import { plantNamed } from './plants.ts';

const { from, to, step, plant, stopAtFirst } = workerData as Task;
if (plant !== null) plantBug(plantNamed(plant));
// after the bug is planted, so that it is in what is loaded
const { runHistory } = await import('./history.ts');

const tell = (told: Told): void => parentPort?.postMessage(told);

for (let seed = from; seed < to; seed += step) {
  tell({ kind: 'begun', seed });
  const { failure, hash } = await runHistory(seed);
  tell({ kind: 'done', seed, hash, failure });
  if (failure && stopAtFirst) break;
}
tell({ kind: 'over' });
