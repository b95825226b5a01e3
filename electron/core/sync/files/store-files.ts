import { tidyBlobs } from '#core/files/tidy-blobs.ts';
import type { Written } from '#core/facts-cache.ts';
import { refreshNotes } from '#core/notes/refresh-notes.ts';
import type { Session } from '#core/store/session.ts';
import { AppError, type ErrorCode } from '#shared/domain/errors.ts';
import { backoff } from '../backoff.ts';
import { createBlobServer } from './blob-server.ts';
import { createTransfers } from './transfers.ts';

export type StoreFilesGiven = {
  session: Session;
  address(): string;
  /** A request as this member; throws failures of the network and of the account. */
  request(path: string, init: RequestInit): Promise<Response>;
  /** One transaction on the writing connection, in which nothing is noted as a change to send. */
  transact<T>(work: () => Promise<T>): Promise<T>;
  /** True while rows are on their way: they go first. */
  isSyncing(): boolean;
  changed(written: Written): void;
  now(): number;
  elapsed(): number;
  random(): number;
  sleep(ms: number, signal: AbortSignal): Promise<void>;
  log(code: string): void;
};

/** The files and notes of a connected store. */
export type StoreFiles = {
  /** After rows have come: texts of notes are made anew, bytes that nobody names any more leave. */
  settle(): Promise<void>;
  /** Moves bytes until none are left to move; a line that drops is tried again a few times. Throws what kept it from ending. */
  move(signal: AbortSignal): Promise<void>;
  /** Begins to move bytes in the background, and goes on through drops until none are left to move. */
  kick(): void;
  stop(): Promise<void>;
};

/** Milliseconds: how often it is looked whether rows are through, and how long files that could not be moved rest. */
const look = 50;
const rest = 30_000;
/** A call that somebody waits for goes on through so many drops in a row. */
const mostDrops = 6;

/** What passes by itself. Anything else meets the rows too, and bytes go on when they have come through. */
const passing: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  ...(['SERVER_UNREACHABLE', 'SERVER_ANSWER', 'SERVER_NOT_OURS', 'SERVER_BUSY', 'SERVER_FAILED', 'TOO_MANY_REQUESTS'] as const),
]);
const passes = (error: unknown): boolean => error instanceof AppError && passing.has(error.code);

const written = (...tables: string[]): Written => ({ tables, partnerIds: new Set(), covered: new Set(tables) });

export const createStoreFiles = (given: StoreFilesGiven): StoreFiles => {
  const { session, random, sleep } = given;
  const stopping = new AbortController();
  let waking = new AbortController();
  let running: Promise<void> | null = null;
  let isAsked = false;
  const transfers = createTransfers({
    sqlite: session.writeHandle,
    blobs: session.blobs,
    server: createBlobServer(given),
    transact: given.transact,
    ready: async () => {
      while (given.isSyncing() && !stopping.signal.aborted) await sleep(look, stopping.signal);
      if (stopping.signal.aborted) throw new AppError('CANCELLED');
    },
    elapsed: given.elapsed,
    changed: () => given.changed(written('blob')),
  });

  const work = async (): Promise<void> => {
    let failures = 0;
    while (!stopping.signal.aborted) {
      isAsked = false;
      waking = new AbortController();
      let wait = rest;
      try {
        const { waiting } = await transfers.run(stopping.signal);
        failures = 0;
        if (waiting === 0 && !isAsked) return;
      } catch (error) {
        if (stopping.signal.aborted) return;
        failures += 1;
        if (failures === 1) given.log(error instanceof AppError ? error.code : 'INTERNAL');
        if (!passes(error)) return;
        wait = backoff(failures, random);
      }
      if (!isAsked) await sleep(wait, AbortSignal.any([stopping.signal, waking.signal]));
    }
  };

  return {
    settle: async () => {
      const notes = await given.transact(async () => {
        tidyBlobs(session.writeHandle, session.blobs, given.now());
        return refreshNotes(session.writeHandle);
      });
      if (notes > 0) given.changed(written('note'));
    },
    move: async (signal) => {
      const stop = AbortSignal.any([signal, stopping.signal]);
      for (let drops = 1; ; drops += 1) {
        try {
          await transfers.run(stop);
          return;
        } catch (error) {
          if (!passes(error) || drops >= mostDrops || stop.aborted) throw error;
          await sleep(backoff(Math.min(drops, 2), random), stop);
        }
      }
    },
    kick: () => {
      isAsked = true;
      waking.abort();
      running ??= work().finally(() => {
        running = null;
      });
    },
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
};
