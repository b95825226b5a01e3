import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

/** What a person may say when starting a host. */
export type HostArguments = {
  /** Folder of the store, or null for the usual one. */
  store: string | null;
  /** Port of the Node host; 0 lets the system choose. */
  port: number;
  /** Start everything, say in one line of JSON how it went, and end. */
  selfCheck: boolean;
};

/** Reads the words after the program's name. Words that are not ours (Chromium has hundreds of switches) are left to others. */
export const readArguments = (words: readonly string[], folder: string): HostArguments => {
  const { values } = parseArgs({
    args: [...words],
    strict: false,
    options: { store: { type: 'string' }, port: { type: 'string' }, 'self-check': { type: 'boolean' } },
  });
  const port = Number(values.port ?? 0);
  return {
    store: typeof values.store === 'string' ? resolve(folder, values.store) : null,
    port: Number.isInteger(port) && port >= 0 && port < 65_536 ? port : 0,
    selfCheck: values['self-check'] === true,
  };
};
