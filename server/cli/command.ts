import type { ServerDeps } from '../deps.ts';

/** A value that goes to standard output as JSON. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

/** What a command gets: the words after its name, its options, the server's database and the tenant that it works in. */
export type CommandRun = {
  words: readonly string[];
  options: Readonly<Record<string, string | boolean | undefined>>;
  deps: ServerDeps;
  tenantId: string;
  /** All of standard input. */
  readInput(): Promise<string>;
};

/** One command beside a running server. `options`: as node:util's parseArgs takes them. */
export type ServerCommand = {
  usage: string;
  options: Readonly<Record<string, { type: 'string' | 'boolean' }>>;
  run(command: CommandRun): Promise<Json>;
};
