import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as rest } from 'node:timers/promises';
import { openBench, printResult, quantile, rounded } from '#test/support/bench.ts';

/**
 * One package in all three formats: how long, and how much memory at the most. Then a batch of 25, and beside it a small query again and again: its p95 against
 * its p95 when nothing else runs. There is no peer, so `floor_ms` and `ratio` stand for the query: idle p95, and how many times it during the batch.
 */
const runs = 5;
const rounds = 3;
const batchSize = 25;
const formats = ['pptx', 'pdf', 'xlsx'] as const;

/** The most memory that this process ever held, in MiB: the kernel's own mark where there is one, else what Node says now. */
const peakMemory = (): number => {
  if (process.platform === 'linux') {
    const mark = /VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
    if (mark) return Math.round(Number(mark) / 1024);
  }
  return Math.round(process.resourceUsage().maxRSS / 1024);
};

const bench = await openBench(() => undefined);
const { api } = bench;
try {
  await api('sample.add', {});
  const { partners } = await api('partners.list', {});
  const [first] = partners;
  if (!first) throw new Error('the sample is empty');
  const { quarter } = await api('qbrs.list', {});
  const partnerIds = partners.map(({ id }) => id);
  while (partnerIds.length < batchSize) partnerIds.push((await api('partners.create', { name: `One more ${partnerIds.length}` })).id);
  const wanted = partnerIds.slice(0, batchSize);

  /** Asks every 10 ms, whatever came before: each answer is timed from when it was due, so that a standstill of the core counts in full. */
  const askWhile = async (isWanted: () => boolean): Promise<number[]> => {
    const times: number[] = [];
    const asking: Array<Promise<void>> = [];
    const begun = performance.now();
    for (let turn = 1; isWanted(); turn++) {
      const due = begun + turn * 10;
      await rest(Math.max(0, due - performance.now()));
      asking.push(
        api('partners.get', { id: first.id }).then(() => {
          times.push(performance.now() - due);
        }),
      );
    }
    await Promise.all(asking);
    return times;
  };
  const { id } = await api('qbrs.create', { partnerId: first.id, quarter });
  const dir = join(bench.dir, 'exports');
  await api('qbrs.export', { id, formats: [...formats], dir });
  const packageMs: number[] = [];
  for (let run = 0; run < runs; run++) {
    const started = performance.now();
    await api('qbrs.export', { id, formats: [...formats], dir });
    packageMs.push(performance.now() - started);
  }

  const runBatch = async (): Promise<{ ms: number; times: number[] }> => {
    const state = { isRunning: true };
    const started = performance.now();
    const batch = api('qbrs.exportBatch', { partnerIds: wanted, quarter, formats: [...formats], dir }).finally(() => {
      state.isRunning = false;
    });
    const times = await askWhile(() => state.isRunning);
    const { files, failures } = await batch;
    if (files.length !== wanted.length * formats.length) throw new Error(`${files.length} files, ${failures.length} failures`);
    return { ms: performance.now() - started, times };
  };
  // idle and busy in turn, so that a busy machine slows both alike
  const idle: number[] = [];
  const busy: number[] = [];
  const batchMs: number[] = [];
  for (let round = 0; round < rounds; round++) {
    let asked = 0;
    idle.push(quantile(await askWhile(() => asked++ < 300), 0.95));
    const { ms, times } = await runBatch();
    batchMs.push(ms);
    busy.push(quantile(times, 0.95));
  }
  const idleP95 = quantile(idle, 0.5);
  const busyP95 = quantile(busy, 0.5);
  printResult({
    name: 'qbr',
    ours_ms: Math.round(quantile(packageMs, 0.5)),
    floor_ms: rounded(idleP95),
    ratio: Number((busyP95 / idleP95).toFixed(2)),
    batch_of: wanted.length,
    batch_ms: Math.round(quantile(batchMs, 0.5)),
    query_idle_p95_ms: rounded(idleP95),
    query_busy_p95_ms: rounded(busyP95),
    peak_memory_mib: peakMemory(),
  });
} finally {
  await bench.close();
}
