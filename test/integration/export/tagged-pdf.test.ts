import { afterAll, beforeAll, expect, test } from 'vitest';
import { createExporter, type Exporter } from '#core/export/exporter.ts';
import { renderHandout, steadyPdf } from '#core/export/tagged-pdf.ts';
import { plainPlatform, workerUrls } from '#host/machine.ts';
import { sampleDocument } from '#test/support/sample-document.ts';

const printed = (at: string, first: number): string =>
  `%PDF-1.4\n/CreationDate (D:${at}+01'00')\n/ModDate (D:${at}-05'30')>>\n/ID (node0000${first})\n/Headers [(node0000${first}) (node0000${first + 7})]`;
const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));
const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

test('makes two prints of one page the same, of the same length', () => {
  const one = steadyPdf(bytesOf(printed('20261120172409', 1234)), '2018-01-02T09:30:00.000Z');
  const other = steadyPdf(bytesOf(printed('20270305010101', 4321)), '2018-01-02T09:30:00.000Z');
  expect(Buffer.compare(one, other)).toBe(0);
  expect(one.length).toBe(printed('20261120172409', 1234).length);
  expect(textOf(one)).toContain("/CreationDate (D:20180102093000+00'00')");
  expect(textOf(one)).toContain('/Headers [(node00000001) (node00000002)]');
});

test('refuses a print whose dates it does not find', () => {
  expect(() => steadyPdf(bytesOf('%PDF-1.4'), '2018-01-02T09:30:00.000Z')).toThrow();
});

let exporter: Exporter;
beforeAll(() => {
  exporter = createExporter(workerUrls(import.meta.url).exportWorker);
});
afterAll(() => exporter.close());

const handout = (printPdf: null | ((html: string) => Promise<Uint8Array>), warned: string[] = [], signal = new AbortController().signal) =>
  renderHandout(sampleDocument(), {
    exporter,
    signal,
    deps: { log: (_, event) => warned.push(event), platform: { ...plainPlatform('cli'), printPdf } },
  }).then(textOf);

test('takes what the host prints, dated as the document', async () => {
  const asked: string[] = [];
  const pdf = await handout(async (html) => {
    asked.push(html);
    return bytesOf(printed('20261120172409', 1234));
  });
  expect(asked[0]).toMatch(/^<!doctype html>\n<html lang="en-US">/);
  expect(pdf).toContain(`(D:${sampleDocument().properties.createdAt.replace(/\D/g, '').slice(0, 14)}+00'00')`);
});

test('writes the hand-out itself where the host cannot print or fails to, and notes that it did', async () => {
  const warned: string[] = [];
  const own = await handout(null, warned);
  expect([own.slice(0, 5), warned]).toEqual(['%PDF-', []]);
  const failed = await handout(async () => {
    throw new Error('no');
  }, warned);
  expect(failed).toBe(own);
  expect(warned).toEqual(['pdf.print.failed']);
});

test('is cancelled while the host prints', async () => {
  const abort = new AbortController();
  const printing = handout(
    async () => {
      abort.abort();
      return bytesOf(printed('20261120172409', 1234));
    },
    [],
    abort.signal,
  );
  await expect(printing).rejects.toMatchObject({ code: 'CANCELLED' });
});
