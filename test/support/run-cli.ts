import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { testPassphrase } from './make-app.ts';

const cli = fileURLToPath(new URL('../../electron/cli.ts', import.meta.url));

/** What one command printed: the JSON object of standard output, the messages of standard error, the exit code. */
export type Said = { code: number; out: unknown; err: string };

/** Runs one command of the command line on a store, in a process of its own. */
export const runCli = (
  store: string,
  args: string[],
  env: Record<string, string> = { QUARTERDECK_PASSPHRASE: testPassphrase },
): Promise<Said> =>
  new Promise((resolve) => {
    execFile(
      process.execPath,
      [cli, ...args, '--store', store, '--json'],
      { env: { PATH: process.env['PATH'] ?? '', ...env } },
      (error, stdout, stderr) => {
        resolve({ code: typeof error?.code === 'number' ? error.code : error ? 1 : 0, out: JSON.parse(stdout), err: stderr });
      },
    );
  });
