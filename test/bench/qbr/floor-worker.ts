import { createRequire } from 'node:module';
import { setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';
import { floorDeck, floorHandout, type Shape } from './floor.ts';

/** The thread of the floor: as far behind everything else as the product's own, so that a busy machine makes both wait alike. */
if (process.platform === 'linux') setPriority(10);

const face = createRequire(import.meta.url).resolve('@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf');
parentPort?.on('message', (shape: Shape) => {
  void Promise.all([floorDeck(shape), floorHandout(shape, face)]).then((files) => parentPort?.postMessage(files));
});
