import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import type { Failure } from './world.ts';
import { plants } from './plants.ts';
import { runTask } from './pool.ts';

const { values } = parseArgs({
  options: {
    runs: { type: 'string' },
    seed: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
    prove: { type: 'boolean', default: false },
    trace: { type: 'boolean', default: false },
    plant: { type: 'string' },
  },
});

/** The most histories in which a planted bug must be found, unless `--runs` says less. */
const proofBound = 10_000;

const whole = (name: 'runs' | 'seed'): number => {
  const number = Number(values[name] ?? (values.prove ? proofBound : 1000));
  if (Number.isSafeInteger(number) && number >= (name === 'runs' ? 1 : 0)) return number;
  process.stderr.write(`--${name} must be a whole number.\n`);
  process.exit(2);
};
const say = (line: string): void => void process.stderr.write(`${line}\n`);
const answer = (line: string): void => void process.stdout.write(`${line}\n`);
const started = performance.now();
const seconds = (): number => Math.round((performance.now() - started) / 100) / 10;
const threads = Math.max(1, Math.min(availableParallelism(), 8));

const runMany = async (runs: number, seed: number): Promise<number> => {
  const failures = new Map<number, Failure>();
  const used = Math.min(threads, Math.ceil(runs / 20));
  const counts = await Promise.all(
    Array.from({ length: used }, (_, at) =>
      runTask({ from: seed + at, to: seed + runs, step: used, plant: values.plant ?? null, stopAtFirst: false }, (failing, failure) =>
        failures.set(failing, failure),
      ),
    ),
  );
  const done = counts.reduce((sum, count) => sum + count, 0);
  const first = [...failures.keys()].sort((one, other) => one - other)[0];
  for (const [failing, { property, detail }] of [...failures].sort(([one], [other]) => one - other).slice(0, 10)) {
    say(`history ${failing}: ${property}: ${detail}`);
    say(`  again, with every step: npm run -s sim -- --runs 1 --seed ${failing} --trace`);
  }
  const result = { runs: done, failed: failures.size, seed: first ?? seed, seconds: seconds() };
  answer(
    values.json ? JSON.stringify(result) : `${result.runs} histories from seed ${seed} in ${result.seconds} s: ${result.failed} failed.`,
  );
  return failures.size > 0 || done !== runs ? 1 : 0;
};

const traceOne = async (seed: number): Promise<number> => {
  const { runHistory } = await import('./history.ts');
  const { failure, hash, lines } = await runHistory(seed, { keepLines: true });
  for (const line of lines) answer(line);
  answer(`trace ${hash}`);
  if (failure) say(`history ${seed}: ${failure.property}: ${failure.detail}`);
  return failure ? 1 : 0;
};

type Found = { seed: number; failure: Failure };

const firstFailure = async (plant: string | null, from: number, to: number): Promise<Found | null> => {
  const found: Found[] = [];
  await runTask({ from, to, step: 1, plant, stopAtFirst: true }, (failing, failure) => found.push({ seed: failing, failure }));
  return found[0] ?? null;
};

/** The first history that fails with the planted bug and holds without it: one that fails anyway shows nothing of the bug. */
const firstCatch = async (plant: string, from: number, to: number): Promise<Found | null> => {
  for (let at = from; at < to; ) {
    const found = await firstFailure(plant, at, to);
    if (found === null || (await firstFailure(null, found.seed, found.seed + 1)) === null) return found;
    say(`${plant}: history ${found.seed} fails without it too, and shows nothing of it`);
    at = found.seed + 1;
  }
  return null;
};

type Proof = { name: string; caught: boolean; after: number | null; property: string | null };

const prove = async (bound: number, seed: number): Promise<number> => {
  const wanted = plants.filter(({ name }) => values.plant === undefined || values.plant === name);
  const open = [...wanted];
  const proofs = new Map<string, Proof>();
  const work = async (): Promise<void> => {
    for (let plant = open.shift(); plant; plant = open.shift()) {
      const { name } = plant;
      const found = await firstCatch(name, seed, seed + bound);
      const after = found && found.seed - seed + 1;
      const property = found?.failure.property ?? null;
      proofs.set(name, { name, caught: found !== null, after, property });
      if (!values.json) say(found ? `${name}: caught after ${after} (${property})` : `${name}: NOT caught in ${bound}`);
    }
  };
  await Promise.all(Array.from({ length: threads }, work));
  const table = wanted.flatMap(({ name }) => proofs.get(name) ?? []);
  const missed = table.filter(({ caught }) => !caught);
  if (values.json)
    answer(JSON.stringify({ plants: table, caught: table.length - missed.length, missed: missed.length, bound, seconds: seconds() }));
  else {
    const width = Math.max(...table.map(({ name }) => name.length));
    for (const { name, after, property } of table)
      answer(`${name.padEnd(width)}  ${after === null ? 'NOT CAUGHT' : `after ${String(after).padStart(5)}`}  ${property ?? ''}`);
    answer(`${table.length - missed.length} of ${table.length} planted bugs caught in ${seconds()} s.`);
  }
  return missed.length > 0 || table.length === 0 ? 1 : 0;
};

const seed = whole('seed');
process.exit(values.prove ? await prove(whole('runs'), seed) : values.trace ? await traceOne(seed) : await runMany(whole('runs'), seed));
