import { readXlsx } from 'hucre/xlsx';
import { JSDOM } from 'jsdom';
import { expect, test } from 'vitest';
import { writePptx } from '#core/export/pptx.ts';
import { render } from '#core/export/render.ts';
import { commentaryBlock } from '#shared/documents/commentary.ts';
import type { Block, Document, Section } from '#shared/documents/model.ts';
import { sampleDocument } from '#test/support/sample-document.ts';
import { paragraphsOf, unzipParts } from '#test/support/unzip-parts.ts';

const slidesOf = (parts: ReturnType<typeof unzipParts>): string[] =>
  parts.paths
    .flatMap((path) => /^ppt\/slides\/slide(\d+)\.xml$/.exec(path)?.[1] ?? [])
    .sort((a, b) => Number(a) - Number(b))
    .map((number) => parts.xml(`ppt/slides/slide${number}.xml`));
const titleOf = (xml: string): string => {
  const shape = [...xml.matchAll(/<p:sp>.*?<\/p:sp>/gs)].map(([one]) => one).find((one) => /<p:ph[^>]*type="title"/.test(one));
  return shape ? paragraphsOf(shape).join(' ') : '';
};
const deck = async (change: Partial<Document> = {}) => unzipParts(await writePptx(sampleDocument(change)));
const section = (blocks: Block[], change: Partial<Section> = {}): Section => ({
  key: 'one',
  title: 'One section',
  layout: 'stack',
  notes: '',
  blocks,
  ...change,
});
/** All text of a deck without blanks, in order: nothing that a document says may be missing from it. */
const written = (parts: ReturnType<typeof unzipParts>): string => slidesOf(parts).flatMap(paragraphsOf).join('').replace(/\s/g, '');

test('gives each section a slide with a real title, and numbers the slides of a long one', async () => {
  const titles = slidesOf(await deck()).map(titleOf);
  expect(titles.filter((title) => !/\([2-9] of \d\)$/.test(title))).toEqual([
    'Quarterly business review 2017-Q4',
    'What we promised each other last time',
    'Executive summary',
    'Scorecard against target',
    'Pipeline by name (1 of 3)',
    'Plan objectives',
    'Enablement',
    'Marketing and MDF',
    'Risks and asks',
    'Next quarter: plan and commitments',
  ]);
});

test('stamps every slide with the as-of date and its number', async () => {
  const slides = slidesOf(await deck());
  for (const slide of slides) expect(paragraphsOf(slide).join('\n')).toContain('As of Dec 31, 2017');
  for (const slide of slides.slice(1)) expect(slide).toContain('type="slidenum"');
});

test('carries the speaker notes line by line, with what each figure says', async () => {
  const parts = await deck();
  const notes = (number: number): string[] => paragraphsOf(parts.xml(`ppt/notesSlides/notesSlide${number}.xml`));
  expect(notes(1)).toContain('Welcome. Ninety minutes: at most half of it looks back.');
  expect(notes(3)).toEqual(expect.arrayContaining(['Three messages only.', 'Win rate: Won deals over all deals closed in the quarter.']));
});

test('makes native charts with alt text and the data behind them, gaps left empty', async () => {
  const parts = await deck();
  const charts = parts.paths.filter((path) => /^ppt\/charts\/chart\d+\.xml$/.test(path));
  expect(charts).toHaveLength(4);
  const descriptions = slidesOf(parts).flatMap((xml) =>
    [...xml.matchAll(/<p:graphicFrame> <p:nvGraphicFramePr>\s+<p:cNvPr [^>]*descr="([^"]*)"/g)].map((match) => match[1]),
  );
  expect(descriptions).toHaveLength(4);
  expect(descriptions[0]).toMatch(/^Bars of the won amount by quarter\./);
  const { sheets } = await readXlsx(parts.raw('ppt/embeddings/Microsoft_Excel_Worksheet1.xlsx'));
  expect(sheets[0]?.rows.slice(0, 5)).toEqual([
    ['Quarter', 'Won amount'],
    ['2016-Q1', 52_100],
    ['2016-Q2', 48_000],
    ['2016-Q3', null],
    ['2016-Q4', 81_300],
  ]);
  const chart = parts.xml('ppt/charts/chart1.xml');
  expect(chart).toContain('<c:f>Sheet1!$B$2:$B$9</c:f>');
  expect(chart).toContain('<c:pt idx="1"><c:v>48000</c:v></c:pt><c:pt idx="3">');
  expect(chart).toContain('<c:dispBlanksAs val="gap"/>');
});

test('writes amounts in full in tables and figures', async () => {
  const text = slidesOf(await deck()).flatMap(paragraphsOf);
  expect(text).toEqual(expect.arrayContaining(['76,451.00\u00a0USD', '54,000.00', '213,500.42']));
});

test('repeats the header on each slide of a long table and loses no row', async () => {
  const pages = slidesOf(await deck()).filter((xml) => titleOf(xml).startsWith('Pipeline by name'));
  expect(pages.length).toBeGreaterThan(1);
  for (const page of pages) expect(paragraphsOf(page)).toContain('Amount (USD)');
  const rows = pages.flatMap(paragraphsOf).filter((text) => /^Customer \d\d$/.test(text));
  expect(new Set(rows).size).toBe(33);
});

test('goes on on further slides when commentary is long, in readable type, and drops no word', async () => {
  const words = Array.from({ length: 900 }, (_, index) => `word${index}`);
  const parts = await deck({ sections: [section([{ kind: 'text', role: 'commentary', paragraphs: [words.join(' ')] }])] });
  const slides = slidesOf(parts);
  expect(slides.length).toBeGreaterThan(1);
  expect(
    slides
      .flatMap(paragraphsOf)
      .join(' ')
      .match(/word\d+/g),
  ).toEqual(words);
  const sizes = slides.flatMap((xml) =>
    [...xml.matchAll(/<a:rPr [^>]*sz="(\d+)"[^>]*>(?:(?!<\/a:r>).)*<a:t>word/gs)].map((match) => Number(match[1])),
  );
  expect(Math.min(...sizes)).toBeGreaterThanOrEqual(1200);
});

test('writes the form of what a person wrote: looks, links, lists that hang', async () => {
  const block = commentaryBlock('Won **three** *big* ~~small~~ deals\nin [May](https://acme.example/may)\n\n1. First\n   - Below');
  const parts = await deck({ sections: [section(block ? [block] : [])] });
  const [slide = ''] = slidesOf(parts);
  const lookOf = (text: string): string => new RegExp(`<a:rPr([^>]*)>(?:(?!</a:r>).)*<a:t>${text}</a:t>`).exec(slide)?.[0] ?? '';
  expect(lookOf('three')).toContain('b="1"');
  expect(lookOf('big')).toContain('i="1"');
  expect(lookOf('small')).toContain('strike="sngStrike"');
  const link = /<a:hlinkClick r:id="(rId\d+)"/.exec(lookOf('May'))?.[1];
  expect(parts.xml('ppt/slides/_rels/slide1.xml.rels')).toMatch(
    new RegExp(`Id="${link}"[^>]*Target="https://acme.example/may"|Target="https://acme.example/may"[^>]*Id="${link}"`),
  );
  expect(slide).toContain('<a:br/>');
  const left = (text: string): number =>
    Number(
      [...slide.matchAll(/<p:sp>.*?<\/p:sp>/gs)]
        .map(([one]) => one)
        .find((one) => one.includes(`>${text}<`))
        ?.match(/<a:off x="(\d+)"/)?.[1],
    );
  expect(left('1.')).toBeLessThan(left('First'));
  expect(left('First')).toBe(left('•'));
  expect(left('•')).toBeLessThan(left('Below'));
});

test('says so on the slide when a section is empty or a table has no rows', async () => {
  const table: Block = {
    kind: 'table',
    columns: [{ key: 'a', label: 'A', kind: 'text' }],
    rows: [],
    empty: 'No commitments were recorded.',
  };
  const parts = await deck({ sections: [section([]), section([table])] });
  expect(
    slidesOf(parts)
      .map(paragraphsOf)
      .map((text) => text.join('|')),
  ).toEqual([expect.stringContaining('There is nothing to show here yet.'), expect.stringContaining('No commitments were recorded.')]);
});

test.each([
  ['a cell taller than a slide', { columns: 2, rows: 1, cell: 'tall '.repeat(900).trim() }],
  ['more columns than fit', { columns: 24, rows: 3, cell: 'Unbreakable-value' }],
  ['a word wider than its column', { columns: 3, rows: 2, cell: 'x'.repeat(400) }],
])('shows all of %s', async (_, { columns, rows, cell }) => {
  const table: Block = {
    kind: 'table',
    empty: '',
    columns: Array.from({ length: columns }, (__, index) => ({ key: String(index), label: `Column ${index}`, kind: 'text' as const })),
    rows: Array.from({ length: rows }, () => ({ cells: Array.from({ length: columns }, () => ({ kind: 'text' as const, text: cell })) })),
  };
  const text = written(await deck({ sections: [section([table])] }));
  const bare = cell.replace(/\s/g, '');
  const unit = bare.slice(0, 4);
  const count = text.split(unit).length - 1;
  expect(count).toBeGreaterThanOrEqual(columns * rows * (bare.split(unit).length - 1));
});

test('keeps a very long partner name whole', async () => {
  const partner = 'Nordrhein-Westfälische Landesversicherungsanstalt für Angestellte und Beamte '.repeat(3).trim();
  const parts = await deck({ partner, sections: [section([], { layout: 'title', title: `Review of ${partner}` }), section([])] });
  expect(written(parts).split(partner.replace(/\s/g, '')).length - 1).toBeGreaterThanOrEqual(2);
});

test('is well-formed XML with unique shape ids for any characters', async () => {
  const text = 'a < b & "c" \u0001\u000b \ud800 😀 ]]>';
  const document = sampleDocument({
    title: text,
    partner: text,
    sections: [...sampleDocument().sections, section([{ kind: 'list', items: [text] }], { title: text, notes: text })],
  });
  const parts = unzipParts(await render({ kind: 'pptx', document }));
  const { DOMParser } = new JSDOM().window;
  for (const path of parts.paths.filter((one) => /\.(xml|rels)$/.test(one))) {
    expect([path, new DOMParser().parseFromString(parts.xml(path), 'text/xml').querySelector('parsererror')?.textContent]).toEqual([
      path,
      undefined,
    ]);
  }
  for (const slide of slidesOf(parts)) {
    const ids = [...slide.matchAll(/<p:cNvPr id="(\d+)"/g)].map((match) => match[1]);
    expect(new Set(ids).size).toBe(ids.length);
  }
});

test('is whole: every relation leads to a part, every part has a type, and names hold any characters', async () => {
  const nasty = 'R&D <"quoted"> \'a\'';
  const chart: Block = {
    kind: 'chart',
    heading: nasty,
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
  const properties = { ...sampleDocument().properties, title: nasty, subject: nasty, author: nasty, company: nasty };
  const parts = await deck({
    properties,
    footer: nasty,
    subtitle: nasty,
    sections: [...sampleDocument().sections, section([chart, table], { title: nasty })],
  });
  const { DOMParser } = new JSDOM().window;
  const parse = (path: string): globalThis.Document => new DOMParser().parseFromString(parts.xml(path), 'text/xml');
  for (const path of parts.paths.filter((one) => one.endsWith('.xml')))
    expect([path, parse(path).querySelector('parsererror')]).toEqual([path, null]);
  for (const path of parts.paths.filter((one) => one.endsWith('.rels'))) {
    const base = new URL(`http://deck/${path.replace('_rels/', '').replace(/\.rels$/, '')}`);
    for (const relation of parse(path).querySelectorAll('Relationship')) {
      expect(parts.paths).toContain(new URL(relation.getAttribute('Target') ?? '', base).pathname.slice(1));
    }
  }
  const types = parse('[Content_Types].xml');
  const defaults = [...types.querySelectorAll('Default')].map((one) => one.getAttribute('Extension'));
  const overrides = [...types.querySelectorAll('Override')].map((one) => one.getAttribute('PartName')?.slice(1));
  expect(overrides.filter((path) => !parts.paths.includes(path ?? ''))).toEqual([]);
  expect(
    parts.paths.filter(
      (path) =>
        !overrides.includes(path) &&
        ((path.endsWith('.xml') && path !== '[Content_Types].xml') || !defaults.includes(path.split('.').at(-1) ?? '')),
    ),
  ).toEqual([]);
});

test('is stamped with the instant of the export and the names of its author', async () => {
  const core = (await deck()).xml('docProps/core.xml');
  expect(core.match(/2026-11-20T08:30:00Z/g)).toHaveLength(2);
  expect(core).toContain('<dc:creator>Maureen Marcano</dc:creator>');
});

test('gives the same bytes for the same document', async () => {
  expect(Buffer.compare(await writePptx(sampleDocument()), await writePptx(sampleDocument()))).toBe(0);
});
