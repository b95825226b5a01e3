import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { isAlive } from '#server/db/embedded/old-postmaster.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

const root = fileURLToPath(new URL('../../..', import.meta.url));
let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'quarterdeck-npm-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

/** `npm run -s server`, once it listens. */
const start = async () => {
  const npm = spawn('npm', ['run', '-s', 'server', '--', '--data', join(dir, 'data'), '--port', '0'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  await new Promise<void>((resolve, reject) => {
    let out = '';
    npm.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString();
      if (out.includes('Quarterdeck server: http')) resolve();
    });
    npm.once('close', () => reject(new Error(out)));
  });
  const { pid } = JSON.parse(readFileSync(join(dir, 'data', 'server.json'), 'utf8')) as { pid: number };
  return { npm, pid };
};

test.each(['SIGTERM', 'SIGKILL'] as const)(
  'the server stops when the npm that started it is ended by %s, and starts again at once',
  async (signal) => {
    const first = await start();
    first.npm.kill(signal);
    const second = await start();
    expect(isAlive(first.pid)).toBe(false);
    process.kill(second.pid, 'SIGTERM');
    while (isAlive(second.pid)) await wait(50);
  },
);
