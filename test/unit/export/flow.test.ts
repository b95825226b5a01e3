import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chainFlows, type Flow, type Fragment, headedFlow, notedFlow, paginate, wholeFlow } from '#core/export/flow/flow.ts';
import { paragraphsFlow, paragraphsOf } from '#core/export/flow/paragraphs.ts';

/** What was drawn, with where it begins. */
type Canvas = { said: string[]; at: number[] };
const piece = (text: string, height: number): Fragment<Canvas> => ({
  height,
  draw(canvas, _, y) {
    canvas.said.push(text);
    canvas.at.push(y);
  },
});
const block = (text: string, height: number): Flow<Canvas> => wholeFlow(() => piece(text, height));
const text = (paragraphs: string[]): Flow<Canvas> =>
  paragraphsFlow<Canvas>(paragraphsOf(paragraphs), { size: 10, leading: 10, gap: 5, itemGap: 5, indent: 0 }, (canvas, { lines }, { y }) => {
    canvas.said.push(...lines.map((line) => line.map((run) => run.text).join('')));
    canvas.at.push(...lines.map((_, index) => y + index * 10));
  });
const drawn = (flow: Flow<Canvas>, room: number): Canvas[] =>
  paginate(flow, 100, room).map((page) => {
    const canvas: Canvas = { said: [], at: [] };
    page.draw(canvas, 0, 0);
    return canvas;
  });

test('moves what does not fit to the next page, in order', () => {
  const pages = drawn(chainFlows([block('a', 40), block('b', 40), block('c', 40)], 10), 100);
  expect(pages.map((page) => page.said)).toEqual([['a', 'b'], ['c']]);
  expect(pages[0]?.at).toEqual([0, 50]);
});

test('never parts a heading from what it heads', () => {
  const headed = headedFlow(() => piece('heading', 10), block('body', 50));
  expect(drawn(chainFlows([block('before', 60), headed], 0), 100).map((page) => page.said)).toEqual([['before'], ['heading', 'body']]);
});

test('repeats a heading on further pages only when it has words for that', () => {
  const long = Array.from({ length: 12 }, (_, index) => `line ${index}`);
  const pages = drawn(
    headedFlow(
      () => piece('heading', 10),
      text(long),
      () => piece('again', 10),
    ),
    100,
  );
  expect(pages.map((page) => page.said[0])).toEqual(['heading', 'again']);
  expect(
    drawn(
      headedFlow(() => piece('heading', 10), text(long)),
      100,
    )[1]?.said[0],
  ).toMatch(/^line/);
});

test('puts what is taller than a page on a page of its own', () => {
  expect(drawn(chainFlows([block('a', 10), block('huge', 500), block('b', 10)], 0), 100).map((page) => page.said)).toEqual([
    ['a'],
    ['huge'],
    ['b'],
  ]);
});

test('leaves no line of a paragraph alone at the foot or the head of a page', () => {
  const words = Array.from({ length: 30 }, (_, index) => `a-longer-word-${index}`).join(' ');
  const pages = drawn(chainFlows([block('before', 75), text([words])], 0), 100);
  for (const page of pages) expect(page.said.filter((line) => line !== 'before').length).not.toBe(1);
});

test('keeps a note with the end of what it explains', () => {
  const noted = notedFlow(block('chart', 50), block('note', 20), 5);
  expect(drawn(chainFlows([block('before', 40), noted], 0), 100).map((page) => page.said)).toEqual([['before'], ['chart', 'note']]);
  expect(drawn(notedFlow(block('tall', 90), block('note', 20), 5), 100).map((page) => page.said)).toEqual([['tall'], ['note']]);
});

test('ends for empty texts', () => {
  expect(drawn(text(['', ' ', '\n']), 100)).toEqual([]);
});

test('keeps every word in order, inside the pages, for any texts', () => {
  fc.assert(
    fc.property(fc.array(fc.lorem({ maxCount: 120 }), { maxLength: 6 }), fc.integer({ min: 30, max: 300 }), (paragraphs, room) => {
      const pages = drawn(text(paragraphs), room);
      expect(
        pages
          .flatMap((page) => page.said)
          .join(' ')
          .split(/\s+/)
          .filter(Boolean),
      ).toEqual(paragraphs.join(' ').split(/\s+/).filter(Boolean));
      for (const page of pages) for (const y of page.at) expect(y + 10).toBeLessThanOrEqual(room + 0.001);
    }),
  );
});

test('moves a heading inside a text along with what it heads', () => {
  const paragraphs = [
    ...paragraphsOf(['one', 'two', 'three', 'four', 'five', 'six']),
    { runs: [{ text: 'heading' }], marker: '', level: 0, isHeading: true },
    ...paragraphsOf(['seven']),
  ];
  const flow = paragraphsFlow<Canvas>(paragraphs, { size: 10, leading: 10, gap: 0, itemGap: 0, indent: 0 }, (canvas, { lines }) => {
    canvas.said.push(...lines.flat().map((run) => run.text));
  });
  expect(drawn(flow, 70).map((page) => page.said)).toEqual([
    ['one', 'two', 'three', 'four', 'five', 'six'],
    ['heading', 'seven'],
  ]);
});
