import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { readXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import type { TemplateData } from '#shared/template/data.ts';
import {
  fillBytes,
  fillFixture,
  fixture,
  inspectBytes,
  readXml,
  relationsIn,
  slidePaths,
  tablesOf,
  textOf,
  titleOf,
} from '#test/support/filled-template.ts';
import { dealRows, templateData } from '#test/support/template-data.ts';

const withDeals = (count: number): TemplateData => {
  const data = templateData();
  const { pipeline } = data.tables;
  return { ...data, tables: { ...data.tables, ...(pipeline ? { pipeline: { ...pipeline, rows: dealRows(count) } } : {}) } };
};
/** A template of LibreOffice with other words in its slides. */
const rewritten = (name: string, words: Record<string, string>): Uint8Array => {
  const parts = unzipSync(fixture(name));
  for (const [path, bytes] of Object.entries(parts)) {
    if (!/^ppt\/slides\/slide\d+\.xml$/.test(path)) continue;
    const text = Object.entries(words).reduce((xml, [from, to]) => xml.replaceAll(from, to), strFromU8(bytes));
    parts[path] = strToU8(text);
  }
  return zipSync(parts, { level: 1 });
};
const about = (parts: Awaited<ReturnType<typeof fillBytes>>, title: string): string[] =>
  slidePaths(parts).filter((path) => titleOf(parts, path).startsWith(title));

test('puts a native table in the place of its tag', async () => {
  const parts = await fillFixture('placeholders');
  const [slide = ''] = about(parts, 'Pipeline');
  const [table = []] = tablesOf(parts, slide);
  expect(table).toHaveLength(7);
  expect(table.slice(0, 3)).toEqual([
    ['Deal', 'Stage', 'Age (days)', 'Amount (USD)'],
    ['Customer 01', 'Negotiation', '12', '4,000.00'],
    ['Customer 02', 'Proposal', '13', 'Not available'],
  ]);
  const frame = readXml(parts.xml(slide)).getElementsByTagName('p:graphicFrame')[0];
  expect(frame?.getElementsByTagName('a:off')[0]?.getAttribute('x')).toBe('540000');
  expect(parts.xml(slide)).not.toContain('PlaceHolder 2');
});

test('goes on on copies of the slide, each with header and title, when the rows do not fit', async () => {
  const parts = await fillFixture('dark', withDeals(33));
  const slides = about(parts, 'Open deals');
  expect(slides.map((path) => titleOf(parts, path))).toEqual(['Open deals (1 of 3)', 'Open deals (2 of 3)', 'Open deals (3 of 3)']);
  const tables = slides.map((path) => tablesOf(parts, path)[0] ?? []);
  for (const [header] of tables) expect(header?.[0]).toBe('Deal');
  const names = tables.flatMap((rows) => rows.slice(1).map(([name]) => name));
  expect(names).toEqual(dealRows(33).map(({ cells: [cell] }) => (cell?.kind === 'text' ? cell.text : '')));
  // each copy has a chart of its own, so that editing one leaves the others alone
  const charts = slides.map((path) => relationsIn(parts, path).find(({ type }) => type === 'chart')?.path);
  expect(new Set(charts).size).toBe(3);
});

test('divides a table of the template whose repeated rows no longer fit', async () => {
  const data = templateData();
  const [first = {}] = data.lists['commitments'] ?? [];
  const many = Array.from({ length: 40 }, (_, index) => ({ ...first, what: { kind: 'text' as const, text: `Promise ${index + 1}` } }));
  const parts = await fillFixture('contents', { ...data, lists: { ...data.lists, commitments: many } });
  const slides = about(parts, 'What we promised');
  expect(slides.length).toBeGreaterThan(1);
  const tables = slides.map((path) => tablesOf(parts, path)[0] ?? []);
  for (const rows of tables) expect(rows[0]).toEqual(['Promise', 'Owner', 'Due']);
  expect(tables.flatMap((rows) => rows.slice(1).map(([what]) => what))).toEqual(many.map(({ what }) => what.text));
});

test('makes a native chart with its workbook, a gap for what is not known, and alternative text', async () => {
  const parts = await fillFixture('dark');
  const [slide = ''] = about(parts, 'How the quarters went');
  const chart = relationsIn(parts, slide).find(({ type }) => type === 'chart')?.path ?? '';
  const xml = parts.xml(chart);
  expect(xml).toContain('<c:pt idx="0"><c:v>52100</c:v></c:pt><c:pt idx="2"><c:v>61220.5</c:v></c:pt>');
  expect(xml).toContain('<c:dispBlanksAs val="gap"/>');
  expect(xml).toContain('<a:schemeClr val="accent1"/>');
  const book = relationsIn(parts, chart).find(({ type }) => type === 'package')?.path ?? '';
  const { sheets } = await readXlsx(parts.raw(book));
  expect(sheets[0]?.rows).toEqual([
    ['Quarter', 'Won amount'],
    ['2017-Q1', 52_100],
    ['2017-Q2', null],
    ['2017-Q3', 61_220.5],
    ['2017-Q4', 76_451],
  ]);
  expect(parts.xml(slide)).toContain('descr="Bars of the won amount by quarter, most in 2017-Q4."');
  // the card behind it stays, without its words
  expect(parts.xml(slide)).toContain('name="Chart area"');
  const types = parts.xml('[Content_Types].xml');
  expect(types).toContain(`PartName="/${chart}" ContentType="application/vnd.openxmlformats-officedocument.drawingml.chart+xml"`);
});

test('writes a chart in the colour of its tag, so that it can be read on a dark ground', async () => {
  const parts = await fillFixture('dark');
  const [slide = ''] = about(parts, 'Open deals');
  const chart = relationsIn(parts, slide).find(({ type }) => type === 'chart')?.path ?? '';
  expect(parts.xml(chart)).toContain('F4F7F9');
  expect(parts.xml(chart)).not.toContain('1B232C');
  expect(parts.xml(slide)).toMatch(/<a:srgbClr val="F4F7F9"\/>.{0,80}<\/a:rPr><a:t>Customer 01/);
});

test('says in words what is empty', async () => {
  const data = templateData();
  const chart = data.charts['wonByQuarter'];
  const unknown = chart && { ...chart, series: [{ key: 'won', name: 'Won', values: [null, null, null, null] }] };
  const parts = await fillFixture('dark', { ...data, charts: unknown ? { ...data.charts, wonByQuarter: unknown } : {} });
  expect(textOf(parts, about(parts, 'Marketing money')[0] ?? '')).toEqual(['Marketing money', 'No campaign ran.']);
  expect(textOf(parts, about(parts, 'How the quarters went')[0] ?? '')).toContain('Not available');
});

test('reports and leaves out a chart that is a table, a table that is a chart, and one in the midst of a text', async () => {
  const template = rewritten('dark', {
    '{{chart.wonByQuarter}}': '{{chart.pipeline}}',
    '{{table.pipeline}}': '{{table.wonByQuarter}}',
    '{{commentary.next}}': 'See {{chart.wonByQuarter}} here',
    'How the quarters went': '{{chart.wonByQuarter}}',
  });
  const { tags } = await inspectBytes(template);
  expect(tags.filter(({ state }) => state === 'wrongKind').map(({ tag, where, say }) => [tag, where.slide, say])).toEqual([
    ['{{chart.wonByQuarter}}', 2, 'A table, chart or picture takes the place of a whole shape. Give this tag a text box of its own.'],
    ['{{chart.pipeline}}', 2, '"pipeline" is a table. Write {{table.pipeline}} for it.'],
    ['{{table.wonByQuarter}}', 3, '"wonByQuarter" is a chart. Write {{chart.wonByQuarter}} for it.'],
    ['{{chart.wonByQuarter}}', 7, 'A table, chart or picture takes the place of a whole shape. Give this tag a text box of its own.'],
  ]);
  const parts = await fillBytes(template);
  const slides = slidePaths(parts);
  expect(titleOf(parts, slides[1] ?? '')).toBe('Business review of ACME Corp 2017-Q4');
  expect(textOf(parts, slides[6] ?? '')).toContain('See  here');
  expect(slides.flatMap((path) => tablesOf(parts, path))).toHaveLength(1);
});

test('puts a picture in the place of its tag, and in the place of one that says so in its alternative text', async () => {
  const parts = await fillBytes(
    rewritten('dark', { '{{commentary.summary}}': '{{image.partnerLogo}}', 'Logo of {{company}}': '{{image.partnerLogo}}' }),
  );
  for (const path of [slidePaths(parts)[0] ?? '', slidePaths(parts)[1] ?? '']) {
    const image = relationsIn(parts, path).find(({ path: target }) => target.includes('media/picture'));
    const picture = readXml(parts.xml(path)).getElementsByTagName('p:pic')[0];
    expect(picture?.getElementsByTagName('a:blip')[0]?.getAttribute('r:embed')).toBe(image?.id);
    const size = picture?.getElementsByTagName('a:ext')[0];
    expect(Number(size?.getAttribute('cx')) / Number(size?.getAttribute('cy'))).toBeCloseTo(2);
    expect(picture?.getElementsByTagName('p:cNvPr')[0]?.getAttribute('descr')).toBe('Logo of ACME Corp');
  }
});

test('gives every shape of a slide an id of its own', async () => {
  const parts = await fillFixture('dark', withDeals(33));
  for (const path of slidePaths(parts)) {
    const ids = [...readXml(parts.xml(path)).getElementsByTagName('p:cNvPr')].map((label) => label.getAttribute('id'));
    expect(new Set(ids).size, path).toBe(ids.length);
  }
});

test('relates every part to parts that are there', async () => {
  for (const name of ['contents', 'dark', 'placeholders']) {
    const parts = await fillFixture(name, withDeals(33));
    for (const path of parts.paths.filter((one) => !one.endsWith('/')))
      for (const related of relationsIn(parts, path)) expect(parts.paths, `${path} to ${related.path}`).toContain(related.path);
  }
});

test('takes place and colour from layout and master where a placeholder says neither', async () => {
  const parts = unzipSync(fixture('placeholders'));
  const bare = strFromU8(parts['ppt/slides/slide6.xml'] ?? new Uint8Array())
    .replaceAll(/<p:spPr>.*?<\/p:spPr>/g, '<p:spPr/>')
    .replaceAll(/<a:solidFill>.*?<\/a:solidFill>/g, '');
  const style =
    '<p:bodyStyle><a:lvl1pPr><a:defRPr><a:solidFill><a:schemeClr val="tx2"/></a:solidFill></a:defRPr></a:lvl1pPr></p:bodyStyle>';
  const master = strFromU8(parts['ppt/slideMasters/slideMaster1.xml'] ?? new Uint8Array()).replace(
    '</p:sldMaster>',
    `<p:txStyles>${style}</p:txStyles></p:sldMaster>`,
  );
  const template = zipSync({ ...parts, 'ppt/slides/slide6.xml': strToU8(bare), 'ppt/slideMasters/slideMaster1.xml': strToU8(master) });
  const filled = await fillBytes(template);
  const [slide = ''] = about(filled, 'Pipeline');
  const xml = filled.xml(slide);
  expect(/<p:xfrm><a:off x="(\d+)" y="(\d+)"\/>/.exec(xml)?.slice(1)).toEqual(['540000', '1296000']);
  // tx2 is dk2 in the map of the master, which the theme has as this blue
  expect(xml).toMatch(/<a:srgbClr val="1F497D"\/>.{0,80}<\/a:rPr><a:t>Customer 01/);
});

test('finds the place of a shape inside of a group, and puts the table beside the group', async () => {
  const parts = unzipSync(fixture('placeholders'));
  const group = (inner: string): string =>
    `<p:grpSp><p:nvGrpSpPr><p:cNvPr id="90" name="Group"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="1000000" y="2000000"/><a:ext cx="6000000" cy="3000000"/><a:chOff x="0" y="0"/><a:chExt cx="3000000" cy="1500000"/></a:xfrm></p:grpSpPr>${inner}</p:grpSp>`;
  const slide = strFromU8(parts['ppt/slides/slide6.xml'] ?? new Uint8Array()).replace(
    /<p:sp>(?:(?!<p:sp>).)*\{\{table\.pipeline\}\}.*?<\/p:sp>/s,
    (shape) => group(shape.replace(/<a:off[^>]*\/><a:ext[^>]*\/>/, '<a:off x="500000" y="0"/><a:ext cx="2000000" cy="1500000"/>')),
  );
  const filled = await fillBytes(zipSync({ ...parts, 'ppt/slides/slide6.xml': strToU8(slide) }));
  const [path = ''] = about(filled, 'Pipeline');
  const frame = readXml(filled.xml(path)).getElementsByTagName('p:graphicFrame')[0];
  expect(frame?.parentElement?.tagName).toBe('p:spTree');
  const place = frame?.getElementsByTagName('a:off')[0];
  expect([place?.getAttribute('x'), place?.getAttribute('y')]).toEqual(['2000000', '2000000']);
  expect(Number(frame?.getElementsByTagName('a:ext')[0]?.getAttribute('cx'))).toBeCloseTo(4_000_000, -3);
});

test('reports tags in SmartArt, which it leaves as they are', async () => {
  const parts = unzipSync(fixture('dark'));
  const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/diagramData';
  const relations = strFromU8(parts['ppt/slides/_rels/slide1.xml.rels'] ?? new Uint8Array()).replace(
    '</Relationships>',
    `<Relationship Id="rIdD" Type="${type}" Target="../diagrams/data1.xml"/></Relationships>`,
  );
  const drawing =
    '<dgm:dataModel xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:p><a:r><a:t>{{partner.name}}</a:t></a:r></a:p></dgm:dataModel>';
  const template = zipSync({
    ...parts,
    'ppt/slides/_rels/slide1.xml.rels': strToU8(relations),
    'ppt/diagrams/data1.xml': strToU8(drawing),
  });
  expect((await inspectBytes(template)).tags.filter(({ where }) => where.place === 'SmartArt or chart')).toEqual([
    {
      tag: '{{partner.name}}',
      where: { slide: 1, place: 'SmartArt or chart' },
      state: 'wrongKind',
      say: 'Tags inside of SmartArt and of charts stay as they are. Write this one in a text box.',
    },
  ]);
});

test('takes tags alone in shapes for marks of the slides between them, and leaves the shapes out', async () => {
  const template = rewritten('dark', { '{{commentary.summary}}': '{{#if hasMdf}}', '{{chart.pipelineByStage}}': '{{/if}}' });
  const titles = async (hasMdf: boolean): Promise<string[]> => {
    const parts = await fillBytes(template, { ...templateData(), conditions: { hasMdf } });
    const [, second = ''] = slidePaths(parts);
    expect(parts.xml(second)).not.toContain('name="Stages"');
    return slidePaths(parts).map((path) => titleOf(parts, path));
  };
  expect(await titles(true)).toEqual(expect.arrayContaining(['How the quarters went', 'Open deals', 'Marketing money']));
  expect(await titles(false)).not.toEqual(expect.arrayContaining(['How the quarters went']));
  expect((await titles(false)).slice(0, 2)).toEqual(['ACME Corp: business review 2017-Q4', 'What we promised']);
});
