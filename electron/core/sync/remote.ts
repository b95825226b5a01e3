import type { PullLine, PullRequest, PushAnswer, PushRequest } from '#shared/sync/protocol.ts';

/**
 * The server as the engine knows it. Over HTTP it is `http-remote.ts`; a simulation puts its own between. Failures are AppErrors: SERVER_* (no connection, or what answers is
 * not ours), SERVER_BUSY and TOO_MANY_REQUESTS (`seconds`: when to come again), REQUEST_TOO_LARGE, SIGN_IN_AGAIN and the other states of an account, SYNC_GAP (`expect`), SYNC_EPOCH (`epoch`), SYNC_CLONED,
 * SYNC_CURSOR, APP_OLDER, SERVER_OLDER.
 */
export type Remote = {
  push(request: PushRequest, signal: AbortSignal): Promise<PushAnswer>;
  /** The lines of one pull, in their order. A body that is cut ends with SERVER_ANSWER; a reader that stops early ends the request. */
  pull(request: PullRequest, signal: AbortSignal): AsyncIterable<PullLine>;
  /** Calls `heard` with the server's head each time it moves; returns when the stream ends, throws when it cannot be had. */
  live(heard: (head: number) => void, signal: AbortSignal): Promise<void>;
};
