import { strToU8, unzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { render } from '#core/export/render.ts';
import { compareDeck } from '#test/bench/decks/compare.ts';
import { findFaults } from '#test/bench/decks/find-faults.ts';
import { openBytes } from '#test/bench/decks/open-package.ts';
import { readSlides } from '#test/bench/decks/read-deck.ts';
import { sampleDocument } from '#test/support/sample-document.ts';

const document = sampleDocument();
const deck = await render({ kind: 'pptx', document });
/** The deck with some of its parts changed; a part that becomes null is gone. */
const changed = (change: (path: string, text: string) => string | null) =>
  openBytes(
    zipSync(
      Object.fromEntries(
        Object.entries(unzipSync(deck)).flatMap(([path, bytes]) => {
          if (!/\.(?:xml|rels)$/.test(path)) return [[path, bytes]];
          const text = change(path, new TextDecoder().decode(bytes));
          return text === null ? [] : [[path, strToU8(text)]];
        }),
      ),
    ),
  );

test('finds nothing wrong with a deck as it was written', () => {
  const file = openBytes(deck);
  expect(findFaults(file)).toEqual([]);
  expect(compareDeck(readSlides(file), document)).toEqual([]);
});

test('tells when a chart shows another value than the model has', () => {
  const file = changed((path, text) =>
    path === 'ppt/charts/chart1.xml' ? text.replace(/(<c:numCache>.*?<c:v>)[^<]*/s, '$1424242') : text,
  );
  expect(compareDeck(readSlides(file), document)).toEqual([expect.stringMatching(/^the chart “.*424242/)]);
});

test('tells when a gap of the model is drawn as a zero', () => {
  const [gap] = document.sections.flatMap(({ blocks }) =>
    blocks
      .flatMap((block) => (block.kind === 'chart' ? [block.chart] : []))
      .filter(({ series }) => series.some(({ values }) => values.includes(null))),
  );
  const slides = readSlides(openBytes(deck));
  for (const { charts } of slides)
    for (const { title, shown } of charts)
      if (title === gap?.title) for (const one of shown.series) one.values = one.values.map((value) => value ?? 0);
  expect(compareDeck(slides, document)).toEqual([expect.stringContaining(`the chart “${gap?.title}”`)]);
});

test('tells when a slide of a section is missing', () => {
  const slides = readSlides(openBytes(deck));
  const second = slides.findIndex(({ title }) => / \(2 of \d+\)$/.test(title));
  expect(compareDeck(slides.toSpliced(second, 1), document)).toContainEqual(expect.stringContaining('is not followed by its other slides'));
});

test('finds a part that is gone, a part that is no XML, and a shape id that is there twice', () => {
  const gone = changed((path, text) => (path === 'ppt/slideLayouts/slideLayout2.xml' ? null : text));
  expect(findFaults(gone)).toContainEqual(expect.stringContaining('names ppt/slideLayouts/slideLayout2.xml, which is not there'));
  const torn = changed((path, text) => (path === 'ppt/slides/slide2.xml' ? text.replace('</p:sld>', '') : text));
  expect(findFaults(torn)).toEqual([expect.stringMatching(/^ppt\/slides\/slide2\.xml: /)]);
  const twice = changed((path, text) =>
    path === 'ppt/slides/slide2.xml' ? text.replaceAll(/<p:cNvPr id="\d+"/g, '<p:cNvPr id="7"') : text,
  );
  expect(findFaults(twice)).toEqual(['ppt/slides/slide2.xml has two shapes of one id']);
});
