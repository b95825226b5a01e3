import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RichBlock, RichRun } from '#shared/rich-text/model.ts';
import { isEmptyRichText, parseRichText, plainOf, richTextToPlain } from '#shared/rich-text/parse.ts';
import { normalRuns, richTextToMarkdown } from '#shared/rich-text/serialize.ts';

const paragraph = (...runs: RichRun[]): RichBlock => ({ kind: 'paragraph', runs });
const item = (text: string, depth: 0 | 1 = 0, number: number | null = null): RichBlock => ({
  kind: 'item',
  depth,
  number,
  runs: [{ text }],
});

test('reads paragraphs, looks, links, lists of two levels, headings and line breaks', () => {
  expect(
    parseRichText(
      [
        '### What *went* well',
        'Won **three** deals, *one* ~~late~~.',
        'See [the **list**](https://acme.example/a_b).',
        '',
        '- First',
        '  goes on',
        '  - Below',
        '- Second',
        '',
        '2. Two',
        '3. Three',
      ].join('\n'),
    ),
  ).toEqual([
    { kind: 'heading', runs: [{ text: 'What ' }, { text: 'went', italic: true }, { text: ' well' }] },
    paragraph(
      { text: 'Won ' },
      { text: 'three', bold: true },
      { text: ' deals, ' },
      { text: 'one', italic: true },
      { text: ' ' },
      { text: 'late', strike: true },
      { text: '.\nSee ' },
      { text: 'the ', href: 'https://acme.example/a_b' },
      { text: 'list', bold: true, href: 'https://acme.example/a_b' },
      { text: '.' },
    ),
    item('First\ngoes on'),
    item('Below', 1),
    item('Second'),
    item('Two', 0, 2),
    item('Three', 0, 3),
  ]);
});

test.each([
  '1.5 % more than last year',
  '#42 is late, # of deals: 5',
  'snake_case and __init__ and _this_',
  '5 * 3 = 15, 5*3*2 = 30, Revenue* without a note',
  '*',
  'a * and ** and ~~ alone',
  '2017. A good year',
  '---',
  '-5 % and +12 deals',
  '> quoted by hand',
  '<b>not bold</b> & &amp; <script>alert(1)</script>',
  '\\\\server\\share and C:\\temp',
  '[x] done, [1], [a](not a link), [b](javascript:alert(1))',
  '`code` and ```fence```',
  '| a | b |',
  '~10 deals',
  'https://acme.example/a_b*c',
])('reads plain text as it was typed: %s', (text) => {
  expect(parseRichText(text)).toEqual([paragraph({ text })]);
});

test('keeps each line of an old text, blank lines part paragraphs, whatever ends a line', () => {
  expect(parseRichText('One\r\nTwo\rThree\n\n\n  Four  ')).toEqual([paragraph({ text: 'One\nTwo\nThree' }), paragraph({ text: 'Four' })]);
});

test('leads only to the web or to a mail', () => {
  expect(parseRichText('[a](mailto:a@b.example) [b](data:text/html,x)')).toEqual([
    paragraph({ text: 'a', href: 'mailto:a@b.example' }, { text: ' [b](data:text/html,x)' }),
  ]);
  expect(richTextToMarkdown([paragraph({ text: 'a', href: 'javascript:alert(1)' })])).toBe('a');
});

test('lets looks overlap and stand inside a word', () => {
  const runs: RichRun[] = [
    { text: 'a', bold: true },
    { text: 'b', bold: true, italic: true },
    { text: 'c', italic: true },
    { text: 'd' },
    { text: 'Risk:', bold: true },
    { text: 'none' },
  ];
  expect(parseRichText(richTextToMarkdown([paragraph(...runs)]))).toEqual([paragraph(...runs)]);
});

test('says its text alone, with numbers and dots', () => {
  expect(richTextToPlain('### Now\n**Bold** and\nplain\n- [a](https://b.example)\n3. c')).toBe('Now\nBold and\nplain\n• a\n3. c');
  expect([isEmptyRichText(' \n\t'), isEmptyRichText('a')]).toEqual([true, false]);
});

const signs = fc.constantFrom(
  '*',
  '**',
  '***',
  '~',
  '~~',
  '[',
  ']',
  '(',
  ')',
  '\\',
  '-',
  '- ',
  '1. ',
  '12) ',
  '### ',
  '#',
  ' ',
  '\n',
  '.',
  '_',
  '1',
  'a',
  'é',
  '😀',
);
const nasty = fc
  .array(fc.oneof({ weight: 4, arbitrary: signs }, fc.string({ unit: 'binary', maxLength: 3 })), { maxLength: 12 })
  .map((parts) => parts.join(''));
const flag = fc.constantFrom(true as const, undefined);
const run: fc.Arbitrary<RichRun> = fc
  .record({
    text: nasty,
    bold: flag,
    italic: flag,
    strike: flag,
    href: fc.option(fc.constantFrom('https://a.example/(x)*y', 'mailto:a@b.example', 'http://b.example'), { nil: undefined, freq: 4 }),
  })
  .map((given) => Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as RichRun);
const kinds = fc.oneof(
  fc.constant({ kind: 'paragraph' } as const),
  fc.constant({ kind: 'heading' } as const),
  fc.record({
    kind: fc.constant('item' as const),
    depth: fc.constantFrom(0 as const, 1 as const),
    number: fc.option(fc.integer({ min: 0, max: 999 }), { nil: null }),
  }),
);
const anyBlocks = fc.array(
  fc.record({ form: kinds, runs: fc.array(run, { maxLength: 6 }) }).map(({ form, runs }): RichBlock => ({ ...form, runs })),
  { maxLength: 5 },
);

/** The blocks as they can be kept: runs in their normal form, nothing empty, nothing nested below nothing. */
const normal = (blocks: RichBlock[]): RichBlock[] => {
  const kept: RichBlock[] = [];
  for (const block of blocks) {
    const isHeading = block.kind === 'heading';
    const runs = normalRuns(isHeading ? block.runs.map((one) => ({ ...one, text: one.text.replace(/[\r\n]/g, ' ') })) : block.runs);
    if (runs.length === 0) continue;
    if (block.kind === 'item') kept.push({ ...block, depth: kept.at(-1)?.kind === 'item' ? block.depth : 0, runs });
    else kept.push({ kind: block.kind, runs });
  }
  return kept;
};

describe('whatever is written', () => {
  test('reads back as it was, and is written the same again', () => {
    fc.assert(
      fc.property(anyBlocks, (blocks) => {
        const markdown = richTextToMarkdown(blocks);
        expect(parseRichText(markdown)).toEqual(normal(blocks));
        expect(richTextToMarkdown(parseRichText(markdown))).toBe(markdown);
      }),
      { numRuns: 2000 },
    );
  });

  test('loses no letter of any text that is read', () => {
    const letters = (text: string): string => text.replace(/[\s*~\\[\]()#.\d-]/g, '');
    fc.assert(
      fc.property(nasty, (text) => {
        expect(letters(parseRichText(text).map(plainOf).join(''))).toBe(letters(text));
      }),
      { numRuns: 1000 },
    );
  });

  test('is read in time that grows with its length, however it is made', () => {
    for (const text of ['*a '.repeat(20_000), '['.repeat(50_000), '[a]('.repeat(20_000), '\\'.repeat(50_000), '~~a*'.repeat(20_000)])
      expect(plainOf({ runs: parseRichText(text).flatMap(({ runs }) => runs) }).length).toBeGreaterThan(0);
  }, 4000);
});
