import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { packageToDocument } from '#shared/qbr/document.ts';
import { openBench, printResult, quantile, rounded } from '#test/support/bench.ts';
import { openPackage } from './decks/open-package.ts';
import { readSlides } from './decks/read-deck.ts';
import { askWhile } from './qbr/asked.ts';
import { peakOf, printPeak } from './qbr/peak.ts';
import { shapeOf } from './qbr/shape.ts';

/**
 * One package of the larger sample to deck and hand-out through the product's job, against the two document libraries writing as many slides, pages, texts, tables
 * and native charts of constants; both in turn, in one process, each in a thread of the same priority. Then a batch of 25, and beside it a small query again and again: its p95 against its p95 when
 * nothing else runs. Memory: the most that a process of its own holds for one package, and for the batch. Ends with an error code when a limit is missed.
 */
const runs = 9;
const rounds = 3;
const batchSize = 25;
const formats = ['pptx', 'pdf'] as const;
const limits = { ratio: 2, peak: 1.5, queryP95Ms: 100 };

/** Time on the clock, and the time of all threads of this process on a processor, which a busy machine hardly changes. */
type Taken = { ms: number; cpuMs: number };
const median = (taken: readonly Taken[], of: keyof Taken): number =>
  quantile(
    taken.map((one) => one[of]),
    0.5,
  );

const measure = async (): Promise<void> => {
  const bench = await openBench(() => undefined);
  const { api } = bench;
  try {
    await api('sample.add', { size: 'cam-l' });
    const { partners, asOf } = await api('partners.list', {});
    const { quarter } = await api('qbrs.list', {});
    // the one with the most to tell: most of its blocks are full
    const first = partners.toSorted((a, b) => b.openDeals + b.wonCount - a.openDeals - a.wonCount)[0];
    if (!first) throw new Error('the sample is empty');
    const dir = join(bench.dir, 'exports');
    const { id } = await api('qbrs.create', { partnerId: first.id, quarter });
    const made = await api('qbrs.export', { id, formats: [...formats], dir });
    const document = packageToDocument(made.package, {
      language: 'en',
      pageSize: 'A4',
      createdAt: `${asOf}T00:00:00Z`,
      audience: 'internal',
    });
    const fileOf = (format: string): string => made.files.find((file) => file.format === format)?.path ?? '';
    const slides = readSlides(openPackage(fileOf('pptx'))).length;
    const pages = readFileSync(fileOf('pdf'), 'latin1').match(/\/Type \/Page\b/g)?.length ?? 1;
    const shape = shapeOf(document, slides, pages);
    const libraries = new Worker(new URL('./qbr/floor-worker.ts', import.meta.url));

    const ours: Taken[] = [];
    const floor: Taken[] = [];
    const timed = async (taken: Taken[], work: () => Promise<unknown>): Promise<void> => {
      const started = performance.now();
      const before = process.cpuUsage();
      await work();
      const { user, system } = process.cpuUsage(before);
      taken.push({ ms: performance.now() - started, cpuMs: (user + system) / 1000 });
    };
    for (let run = -2; run < runs; run++) {
      // the first two turns warm both
      await timed(run < 0 ? [] : ours, () => api('qbrs.export', { id, formats: [...formats], dir }));
      await timed(run < 0 ? [] : floor, async () => {
        libraries.postMessage(shape);
        await once(libraries, 'message');
      });
    }
    await libraries.terminate();

    const partnerIds = partners.slice(0, batchSize).map((partner) => partner.id);
    const ask = () => api('partners.get', { id: first.id });
    const runBatch = async (): Promise<{ ms: number; times: number[] }> => {
      const state = { isRunning: true };
      const started = performance.now();
      const batch = api('qbrs.exportBatch', { partnerIds, quarter, formats: [...formats], dir }).finally(() => {
        state.isRunning = false;
      });
      const times = await askWhile(ask, () => state.isRunning);
      const { files, failures } = await batch;
      if (files.length !== partnerIds.length * formats.length) throw new Error(`${files.length} files, ${failures.length} failures`);
      return { ms: performance.now() - started, times };
    };
    // idle and busy in turn, so that a busy machine slows both alike
    const idle: number[] = [];
    const busy: number[] = [];
    const batchMs: number[] = [];
    for (let round = 0; round < rounds; round++) {
      let asked = 0;
      idle.push(quantile(await askWhile(ask, () => asked++ < 300), 0.95));
      const { ms, times } = await runBatch();
      batchMs.push(ms);
      busy.push(quantile(times, 0.95));
    }
    await api('store.lock', {});
    const [peakOne, peakBatch] = [peakOf(bench.dir, 1), peakOf(bench.dir, batchSize)];

    const [oursMs, floorMs] = [median(ours, 'ms'), median(floor, 'ms')];
    const [oursCpu, floorCpu] = [median(ours, 'cpuMs'), median(floor, 'cpuMs')];
    const ratio = Number((oursMs / floorMs).toFixed(2));
    const peakRatio = Number((peakBatch / peakOne).toFixed(2));
    const busyP95 = rounded(quantile(busy, 0.5));
    const ok = ratio <= limits.ratio && peakRatio <= limits.peak && busyP95 <= limits.queryP95Ms;
    printResult({
      name: 'qbr',
      ok: String(ok),
      ours_ms: Math.round(oursMs),
      floor_ms: Math.round(floorMs),
      ratio,
      limit: limits.ratio,
      ours_cpu_ms: Math.round(oursCpu),
      floor_cpu_ms: Math.round(floorCpu),
      cpu_ratio: Number((oursCpu / floorCpu).toFixed(2)),
      slides,
      pages,
      tables: shape.tables.length,
      charts: shape.charts.length,
      batch_of: partnerIds.length,
      batch_ms: Math.round(quantile(batchMs, 0.5)),
      query_idle_p95_ms: rounded(quantile(idle, 0.5)),
      query_busy_p95_ms: busyP95,
      query_limit_ms: limits.queryP95Ms,
      peak_one_mib: peakOne,
      peak_batch_mib: peakBatch,
      peak_ratio: peakRatio,
      peak_limit: limits.peak,
    });
    if (!ok) process.exitCode = 1;
  } finally {
    await bench.close();
  }
};

const [, , mode, dir, packages] = process.argv;
await (mode === '--peak' && dir ? printPeak(dir, Number(packages)) : measure());
