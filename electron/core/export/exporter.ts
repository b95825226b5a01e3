import { Worker } from 'node:worker_threads';
import { AppError } from '#shared/domain/errors.ts';
import type { RenderJob } from './render.ts';
import type { WorkerReply, WorkerRequest } from './worker-protocol.ts';

export type Exporter = {
  /**
   * Renders one file in the worker, in the order of the calls, one at a time. An aborted signal throws CANCELLED, at once also when the job is running; whatever
   * the worker reports as AppError is thrown as one.
   */
  render(job: RenderJob, signal?: AbortSignal): Promise<Uint8Array>;
  /** Ends the worker; waiting jobs fail with CANCELLED. */
  close(): Promise<void>;
};

type Pending = { id: number; job: RenderJob; settle: { resolve(bytes: Uint8Array): void; reject(error: unknown): void } };

const asError = (reply: Extract<WorkerReply, { ok: false }>): Error =>
  reply.code ? new AppError(reply.code, reply.params) : new Error(reply.message);

/** Starts no thread before the first job, and lets the process end while there is nothing to do. `workerUrl`: worker.ts, or its bundle. */
export const createExporter = (workerUrl: URL): Exporter => {
  const queue: Pending[] = [];
  let worker: Worker | null = null;
  let running: Pending | null = null;
  let closed = false;
  let lastId = 0;

  const dismiss = (): Promise<number> | undefined => {
    const ending = worker?.terminate();
    worker = null;
    return ending;
  };

  const finish = (settle: (pending: Pending) => void): void => {
    const done = running;
    running = null;
    if (done) settle(done);
    worker?.unref();
    next();
  };

  const start = (): Worker => {
    const made = new Worker(workerUrl);
    const lost = (error: unknown): void => {
      if (worker !== made) return;
      worker = null;
      finish((pending) => pending.settle.reject(error));
    };
    made.on('message', (reply: WorkerReply) => {
      if (worker !== made || running?.id !== reply.id) return;
      finish(({ settle }) => (reply.ok ? settle.resolve(reply.bytes) : settle.reject(asError(reply))));
    });
    made.on('error', lost);
    made.on('exit', (code) => lost(new Error(`the export worker ended with code ${code}`)));
    return made;
  };

  const next = (): void => {
    const pending = running ? undefined : queue.shift();
    if (!pending) return;
    running = pending;
    worker ??= start();
    worker.ref();
    const request: WorkerRequest = { id: pending.id, job: pending.job };
    worker.postMessage(request);
  };

  const cancel = (pending: Pending): void => {
    const waiting = queue.indexOf(pending);
    if (waiting >= 0) {
      queue.splice(waiting, 1);
      pending.settle.reject(new AppError('CANCELLED'));
    } else if (running === pending) {
      // rendering does not look up from its work: the thread is ended, and the next job starts a new one
      void dismiss();
      finish(({ settle }) => settle.reject(new AppError('CANCELLED')));
    }
  };

  return {
    render(job, signal) {
      if (closed || signal?.aborted) return Promise.reject(new AppError('CANCELLED'));
      return new Promise((resolve, reject) => {
        lastId += 1;
        const abort = (): void => cancel(pending);
        const released =
          <T>(settle: (value: T) => void) =>
          (value: T): void => {
            signal?.removeEventListener('abort', abort);
            settle(value);
          };
        const pending: Pending = { id: lastId, job, settle: { resolve: released(resolve), reject: released(reject) } };
        signal?.addEventListener('abort', abort, { once: true });
        queue.push(pending);
        next();
      });
    },
    async close() {
      closed = true;
      for (const pending of queue.splice(0)) pending.settle.reject(new AppError('CANCELLED'));
      const ending = dismiss();
      finish(({ settle }) => settle.reject(new AppError('CANCELLED')));
      await ending;
    },
  };
};
