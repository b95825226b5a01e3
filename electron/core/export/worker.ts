import { setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';
import { AppError } from '#shared/domain/errors.ts';
import { render } from './render.ts';
import type { WorkerReply, WorkerRequest } from './worker-protocol.ts';

/** The thread that renders documents, so that the core's thread never waits for a deck. One job at a time; its own entry for the bundler. */
const port = parentPort;
if (!port) throw new Error('this module runs in a worker thread only');

// on Linux a thread has a priority of its own (elsewhere this would slow the whole core): documents wait for questions, never the other way round
if (process.platform === 'linux') setPriority(10);

const answer = async ({ id, job }: WorkerRequest): Promise<WorkerReply> => {
  try {
    const rendered = await render(job);
    // a buffer of its own: what is transferred must not be part of a pool
    const bytes = rendered.byteLength === rendered.buffer.byteLength ? rendered : rendered.slice();
    return { id, ok: true, bytes };
  } catch (error) {
    if (error instanceof AppError) return { id, ok: false, code: error.code, params: error.params, message: error.message };
    return { id, ok: false, code: null, params: {}, message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
};

port.on('message', (request: WorkerRequest) => {
  void answer(request).then((reply) => {
    port.postMessage(reply, reply.ok && reply.bytes.buffer instanceof ArrayBuffer ? [reply.bytes.buffer] : []);
  });
});
