import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { benchCore } from '#test/support/bench.ts';
import { testPassphrase } from '#test/support/make-app.ts';

/** The most memory that this process ever held, in MiB: the kernel's own mark where there is one, else what Node says now. */
const peakMemory = (): number => {
  if (process.platform === 'linux') {
    const mark = /VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
    if (mark) return Math.round(Number(mark) / 1024);
  }
  return Math.round(process.resourceUsage().maxRSS / 1024);
};

/** Makes packages of the first partners of the store in this folder, and prints the most memory that this took. */
export const printPeak = async (dir: string, packages: number): Promise<void> => {
  const { app, api } = benchCore(dir);
  await api('store.unlock', { passphrase: testPassphrase });
  const { quarter } = await api('qbrs.list', {});
  const { partners } = await api('partners.list', {});
  const partnerIds = partners.slice(0, packages).map(({ id }) => id);
  const { failures } = await api('qbrs.exportBatch', { partnerIds, quarter, formats: ['pptx', 'pdf'], dir: join(dir, 'peak') });
  await app.close();
  if (failures.length > 0) throw new Error(`${failures.length} packages failed`);
  process.stdout.write(`${peakMemory()}\n`);
};

/** The most memory, in MiB, of a process that opens the store in this folder and makes so many packages. */
export const peakOf = (dir: string, packages: number): number => {
  const { stdout, stderr, status } = spawnSync(process.execPath, [process.argv[1] ?? '', '--peak', dir, String(packages)], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return Number(stdout);
};
