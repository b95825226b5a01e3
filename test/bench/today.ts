import { openBench, printResult, quantile, rounded } from '#test/support/bench.ts';

/**
 * Today on the network of the sample (5,000 partners, more than a million rows of activity), through the contract: the first time in a session, when every fact is read;
 * after one changed row; and with nothing changed. Each cold reading is that of a session of its own.
 */
const coldRuns = 3;
const warmRuns = 15;

const bench = await openBench(() => undefined);
try {
  const { api } = bench;
  const added = await api('sample.add', { size: 'network' });
  const timed = async (work: () => Promise<unknown>): Promise<number> => {
    globalThis.gc?.();
    const started = performance.now();
    await work();
    return performance.now() - started;
  };
  const today = () => api('today.get', {});
  const coldMs: number[] = [];
  for (let run = 0; run < coldRuns; run++) {
    await bench.reopen();
    coldMs.push(await timed(today));
  }
  const { alerts, counts, asOf } = await today();
  const partnerId = alerts.flatMap(({ partner }) => partner?.id ?? [])[0];
  if (partnerId === undefined) throw new Error('the sample raised no alert of a partner');
  const changedMs: number[] = [];
  const sameMs: number[] = [];
  for (let run = 0; run < warmRuns; run++) {
    const values = { kind: 'call', heldOn: asOf, summary: `Call ${run}` };
    await api('entries.save', { kind: 'interaction', partnerId, values });
    changedMs.push(await timed(today));
    sameMs.push(await timed(today));
  }
  const cold = quantile(coldMs, 0.5);
  const changed = quantile(changedMs, 0.5);
  printResult({
    name: 'today',
    cold_ms: rounded(cold),
    changed_ms: rounded(changed),
    unchanged_ms: rounded(quantile(sameMs, 0.5)),
    ratio: Number((changed / cold).toFixed(3)),
    changed_p95_ms: rounded(quantile(changedMs, 0.95)),
    partners: added.partners,
    rows: added.records + added.deals + added.commitments,
    alerts: counts.open,
  });
} finally {
  await bench.close();
}
