import type pg from 'pg';
import type { Config } from './config.ts';
import type { ServerDb } from './db/schema.ts';

/** Everything that the server needs from outside, passed in once. */
export type ServerDeps = {
  config: Config;
  db: ServerDb;
  /** The connections under `db`, for their counts. */
  pool: pg.Pool;
  /** Milliseconds since 1970. */
  clock: { now(): number };
  /** A new record id (UUIDv7 text). */
  newId(): string;
  /** `count` bytes of the operating system's secure randomness. */
  randomBytes(count: number): Uint8Array;
  /** Where log lines go, one JSON a line. */
  logTo: { write(line: string): void };
  /** What a password hash costs; the product's cost when it is not given. */
  passwordCost?: { memoryKiB: number; passes: number };
  /** Version of the program. */
  version: string;
};
