import type { ErrorCode, ErrorParams } from '#shared/domain/errors.ts';
import type { RenderJob } from './render.ts';

export type WorkerRequest = { id: number; job: RenderJob };
/** `code` is null for a bug; then `message` is its stack. */
export type WorkerReply =
  | { id: number; ok: true; bytes: Uint8Array }
  | { id: number; ok: false; code: ErrorCode | null; params: ErrorParams; message: string };
