import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { createExporter, type Exporter } from '#core/export/exporter.ts';
import type { RenderJob } from '#core/export/render.ts';
import { sampleDocument } from '#test/support/sample-document.ts';
import { sampleSheet, sampleWorkbook } from '#test/support/sample-workbook.ts';

const workerUrl = new URL('../../../electron/core/export/worker.ts', import.meta.url);
let exporter: Exporter;
const started = (url = workerUrl): Exporter => {
  exporter = createExporter(url);
  return exporter;
};
afterEach(() => exporter.close());

const deck: RenderJob = { kind: 'pptx', document: sampleDocument() };
const csv: RenderJob = { kind: 'csv', sheet: sampleSheet, bom: false, language: 'en-US' };
const head = (bytes: Uint8Array): string => Buffer.from(bytes.slice(0, 4)).toString('latin1');

test('renders every kind of file in a worker that runs from source', async () => {
  const { render } = started();
  const all = await Promise.all([
    render(deck),
    render({ kind: 'pdf', document: sampleDocument() }),
    render({ kind: 'xlsx', workbook: sampleWorkbook() }),
    render(csv),
  ]);
  expect(all.map(head)).toEqual(['PK\u0003\u0004', '%PDF', 'PK\u0003\u0004', 'Part']);
});

test('leaves the calling thread free while a deck is made', async () => {
  const { render } = started();
  await render(csv);
  const { sections } = sampleDocument();
  const long = sampleDocument({ sections: Array.from({ length: 8 }, () => sections).flat() });
  const begun = performance.now();
  const done = render({ kind: 'pptx', document: long }).then(() => true);
  let longest = 0;
  for (let finished = false; !finished; ) {
    const before = performance.now();
    finished = await Promise.race([done, nextTurn(false)]);
    longest = Math.max(longest, performance.now() - before);
  }
  // made on this thread, one turn would take nearly all of the time
  expect(longest).toBeLessThan((performance.now() - begun) / 2);
});

test('cancels the running job at once and renders the next one', async () => {
  const { render } = started();
  const abort = new AbortController();
  const running = render(deck, abort.signal);
  const waiting = render(csv);
  abort.abort();
  await expect(running).rejects.toMatchObject({ code: 'CANCELLED' });
  expect(head(await waiting)).toBe('Part');
});

test('cancels a waiting job without touching the running one', async () => {
  const { render } = started();
  const abort = new AbortController();
  const running = render(csv);
  const waiting = render(deck, abort.signal);
  abort.abort();
  await expect(waiting).rejects.toMatchObject({ code: 'CANCELLED' });
  expect(head(await running)).toBe('Part');
});

test('refuses a job whose signal is aborted already', async () => {
  await expect(started().render(csv, AbortSignal.abort())).rejects.toMatchObject({ code: 'CANCELLED' });
});

test('reports a failure of one job and goes on with the next', async () => {
  const { render } = started();
  const broken = { ...sampleDocument(), asOf: 'never' };
  await expect(render({ kind: 'pdf', document: broken })).rejects.toThrow(/Invalid time value/);
  expect(head(await render(csv))).toBe('Part');
});

test('fails the job when the worker cannot start', async () => {
  await expect(started(new URL('./no-such-worker.ts', import.meta.url)).render(csv)).rejects.toThrow();
});

test('cancels everything when it is closed', async () => {
  const { render, close } = started();
  const jobs = [render(deck), render(csv)].map((job) => expect(job).rejects.toMatchObject({ code: 'CANCELLED' }));
  await close();
  await Promise.all(jobs);
  await expect(render(csv)).rejects.toMatchObject({ code: 'CANCELLED' });
});
