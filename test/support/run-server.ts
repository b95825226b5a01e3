import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../server/main.ts', import.meta.url));

/** A server as a process of its own. `out` and `err`: what it has said so far. */
export type ServerProcess = {
  child: ChildProcess;
  pid: number;
  out(): string;
  err(): string;
  /** Where it listens, once it has said so; fails with what it said when it ended before. */
  address: Promise<string>;
  /** Its exit code, or the signal that ended it. */
  ended: Promise<number | string>;
};

/** Starts `server/main.ts` with these words, as a terminal would. */
export const startServer = (words: string[], env: Record<string, string> = {}): ServerProcess => {
  const child = spawn(process.execPath, [main, ...words], { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  let err = '';
  const ended = new Promise<number | string>((resolve) => child.once('close', (code, signal) => resolve(code ?? signal ?? -1)));
  const address = new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString();
      const found = /^Quarterdeck server: (\S+)$/m.exec(out)?.[1];
      if (found !== undefined) resolve(found);
    });
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
    void ended.then(() => reject(new Error(`the server ended: ${out}${err}`)));
  });
  // a test that only looks at the end does not wait for the address
  address.catch(() => undefined);
  return { child, pid: child.pid ?? -1, out: () => out, err: () => err, address, ended };
};

/** Runs one command of the server to its end: its exit code and what it answered as JSON. */
export const runServerCommand = async (
  words: string[],
  { env = {}, input = '' }: { env?: Record<string, string>; input?: string } = {},
) => {
  const child = spawn(process.execPath, [main, ...words], { env: { ...process.env, ...env }, stdio: ['pipe', 'pipe', 'pipe'] });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  child.stdin.end(input);
  const code = await new Promise<number>((resolve) => child.once('close', (status) => resolve(status ?? -1)));
  return { code, err, answer: JSON.parse(out || 'null') as unknown };
};
