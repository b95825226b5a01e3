import type { AppCommandId } from '#shared/app-commands.ts';
import type { ErrorCode, ErrorParams } from '#shared/domain/errors.ts';
import type { SyncStatus } from './sync.ts';

/** What every call answers. `tables`: what a query read or a command wrote. Failures are values, never exceptions, so that no host can lose the code. */
export type Reply<T = unknown> =
  | { ok: true; data: T; tables: string[] }
  | { ok: false; code: ErrorCode; message: string; hint: string; params: ErrorParams };

/** The progress of a piece of long work. `done` and `total` are in the unit that `label` names. */
export type JobProgress = {
  id: string;
  kind: string;
  label: string;
  done: number;
  total: number;
  state: 'running' | 'done' | 'failed' | 'cancelled';
};

/** What the core tells the page unasked, and what the menus of the window ask of it. Events carry no rows; how sync stands is a few numbers. */
export type AppEvent =
  | { type: 'changed'; tables: string[] }
  | { type: 'store'; state: string }
  | { type: 'job'; job: JobProgress }
  | { type: 'sync'; status: SyncStatus }
  | { type: 'menu'; command: AppCommandId };

/** The one thing the page knows of the core. */
export type Transport = {
  call(method: string, input: unknown): Promise<Reply>;
  /** Returns the function that ends the subscription. */
  subscribe(listener: (event: AppEvent) => void): () => void;
};
