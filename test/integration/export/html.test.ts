import { JSDOM } from 'jsdom';
import { expect, test } from 'vitest';
import { documentToHtml } from '#core/export/html.ts';
import { commentaryBlock } from '#shared/documents/commentary.ts';
import type { Block, Document } from '#shared/documents/model.ts';
import { sampleDocument } from '#test/support/sample-document.ts';

const { DOMParser } = new JSDOM().window;
const pageOf = (change: Partial<Document> = {}): globalThis.Document =>
  new DOMParser().parseFromString(documentToHtml(sampleDocument(change)), 'text/html');
const withBlocks = (...blocks: (Block | null)[]): globalThis.Document =>
  pageOf({ sections: [{ key: 'one', title: 'One', layout: 'stack', notes: '', blocks: blocks.filter((block) => block !== null) }] });
const said = (page: globalThis.Document, selector: string): string[] =>
  [...page.querySelectorAll(selector)].map((one) => one.textContent ?? '');

test('has a language, a title, one first heading and a heading for each section', () => {
  const page = pageOf();
  expect(page.documentElement.lang).toBe('en-US');
  expect(page.title).toBe('ACME Corp: quarterly business review 2017-Q4');
  expect(said(page, 'h1')).toEqual(['Quarterly business review 2017-Q4']);
  expect(said(page, 'h2')).toEqual(
    sampleDocument()
      .sections.slice(1)
      .map(({ title }) => title),
  );
});

test('heads every column, names rows, and captions tables', () => {
  const page = pageOf();
  for (const table of page.querySelectorAll('table')) {
    expect(table.querySelectorAll('thead th[scope="col"]')).toHaveLength(table.querySelectorAll('col').length);
    for (const row of table.querySelectorAll('tbody tr')) expect(row.firstElementChild?.getAttribute('scope')).toBe('row');
  }
  expect(said(page, 'caption')).toEqual(expect.arrayContaining(['Open deals by amount', 'Figures behind this chart']));
  expect(said(page, 'tbody th')).toContain('Customer 33');
});

test('draws charts as images with their words, and keeps the shape of a status from being read out', () => {
  const page = pageOf();
  const charts = [...page.querySelectorAll('figure svg')];
  expect(charts).toHaveLength(4);
  for (const chart of charts)
    expect([chart.getAttribute('role'), chart.getAttribute('aria-label')?.length ?? 0]).toEqual(['img', expect.any(Number)]);
  expect(charts[0]?.getAttribute('aria-label')).toMatch(/^Bars of the won amount by quarter\./);
  expect(page.querySelector('td .on-track')?.getAttribute('aria-hidden')).toBe('true');
});

test('prints the number and the as-of date on each page, of the paper asked for', () => {
  const style = (page: globalThis.Document): string => page.querySelector('style')?.textContent ?? '';
  expect(style(pageOf())).toContain('@page{size:A4;');
  expect(style(pageOf({ pageSize: 'Letter' }))).toContain('@page{size:Letter;');
  expect(style(pageOf())).toContain('"Page " counter(page) " of " counter(pages)');
  expect(style(pageOf())).toMatch(/content:"[^"]*As of Dec 31, 2017[^"]*"/);
});

test('writes rich text with its form, and headings one below the last', () => {
  const page = withBlocks(
    commentaryBlock('### In it\n**Bold** *slanted* ~~gone~~ [link](https://acme.example/)\nbroken\n- one\n  1. below', 'Heading'),
  );
  expect([said(page, 'h3'), said(page, 'h4'), said(page, 'strong'), said(page, 'em'), said(page, 's')]).toEqual([
    ['Heading'],
    ['In it'],
    ['Bold'],
    ['slanted'],
    ['gone'],
  ]);
  expect(page.querySelector('a')?.getAttribute('href')).toBe('https://acme.example/');
  expect([page.querySelectorAll('.commentary br').length, said(page, 'ul > li > ol > li')]).toEqual([1, ['below']]);
});

test('makes no script, no address and no style of any text', () => {
  const nasty = '</style><script>x()</script><img src=https://a.example> "\\ ’';
  const chart: Block = {
    kind: 'chart',
    chart: {
      kind: 'line',
      title: nasty,
      altText: nasty,
      categories: [nasty],
      categoryLabel: nasty,
      format: { kind: 'integer' },
      series: [{ key: 'a', name: nasty, values: [1] }],
    },
  };
  const table: Block = {
    kind: 'table',
    heading: nasty,
    empty: '',
    columns: [{ key: 'a', label: nasty, kind: 'text' }],
    rows: [{ cells: [{ kind: 'text', text: nasty }] }],
  };
  const page = pageOf({
    title: nasty,
    subtitle: nasty,
    partner: nasty,
    footer: nasty,
    properties: { ...sampleDocument().properties, title: nasty },
    sections: [
      { key: 'a', title: nasty, layout: 'stack', notes: '', blocks: [chart, table, { kind: 'text', role: 'body', paragraphs: [nasty] }] },
    ],
  });
  expect(page.querySelectorAll('script, img, link, iframe, [onload], [onerror]')).toHaveLength(0);
  expect(page.querySelectorAll('style')).toHaveLength(1);
  expect(page.title).toBe(nasty);
  expect(said(page, 'h2')).toEqual([nasty]);
});
