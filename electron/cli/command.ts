import type { ParseArgsOptionsConfig } from 'node:util';
import type { Api } from '#shared/api/client.ts';
import type { Json } from './json.ts';

/** What a command works with: its words and options, and the core behind the contract (as a trusted caller, so it may name paths). */
export type CommandRun = {
  words: string[];
  options: Record<string, string | boolean | string[] | undefined>;
  api: Api;
  passphrase: string | undefined;
  storeDir: string;
  /** A message for people, on standard error. */
  say(line: string): void;
};

/**
 * One command of the command line. `store`: `open` opens the store before `run`; `own` leaves that to the command.
 * What `run` returns is the one JSON value on standard output.
 */
export type CliCommand = { usage: string; store: 'open' | 'own'; options: ParseArgsOptionsConfig; run(given: CommandRun): Promise<Json> };
