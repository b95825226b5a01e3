import { expect, test } from 'vitest';
import type { Block, ListBlock, TableBlock } from '#shared/documents/model.ts';
import { slidePages } from '#shared/slides/pages.ts';

const room = 400;
const table = (rows: number, columns = 3): TableBlock => ({
  kind: 'table',
  heading: 'Deals',
  columns: Array.from({ length: columns }, (_, index) => ({ key: `c${index}`, label: `Column ${index}`, kind: 'text' as const })),
  rows: Array.from({ length: rows }, (_, row) => ({
    cells: Array.from({ length: columns }, (__, column) => ({ kind: 'text' as const, text: `r${row}c${column}` })),
  })),
  empty: 'None.',
});
const list = (items: number): ListBlock => ({ kind: 'list', items: Array.from({ length: items }, (_, index) => `Item ${index}`) });
const stack = (...blocks: Block[]) => slidePages({ layout: 'stack', blocks }, 'en', room);
const rowsOf = (block: Block | undefined): string[] =>
  block?.kind === 'table' ? block.rows.map(({ cells: [first] }) => (first?.kind === 'text' ? first.text : '')) : [];

test('has no page for a section without blocks', () => {
  expect(stack()).toEqual([]);
});

test('keeps every row of a long table, in order, over as many slides as it needs', () => {
  const pages = stack(table(40));
  expect(pages.length).toBeGreaterThan(2);
  expect(pages.flatMap(({ blocks }) => rowsOf(blocks[0]))).toEqual(Array.from({ length: 40 }, (_, row) => `r${row}c0`));
  expect(pages.map(({ blocks }) => blocks[0]?.heading)).toEqual(['Deals', ...pages.slice(1).map(() => 'Deals (continued)')]);
});

test('keeps every column of a wide table, each part with the first', () => {
  const pages = stack(table(2, 40));
  const tables = pages.flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'table' ? [block] : [])));
  expect(new Set(tables.flatMap(({ columns }) => columns.map(({ key }) => key))).size).toBe(40);
  expect(tables.every(({ columns }) => columns[0]?.key === 'c0')).toBe(true);
});

test('keeps every item of a long list', () => {
  expect(stack(list(60)).flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'list' ? block.items : [])))).toHaveLength(60);
});

test('sets little in a larger size, and much in the usual one', () => {
  expect(stack(list(3))[0]?.isRoomy).toBe(true);
  expect(stack(list(30))[0]?.isRoomy).toBe(false);
});

test('divides a paragraph that is taller than a slide, and keeps each of its words', () => {
  const words = Array.from({ length: 3000 }, (_, index) => `word${index}`);
  const pages = stack({ kind: 'text', role: 'body', paragraphs: [words.join(' ')] });
  expect(pages.length).toBeGreaterThan(3);
  const texts = pages.flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'text' ? block.paragraphs : [])));
  expect(texts.join(' ').split(' ')).toEqual(words);
});

test('puts the first block beside the others where both have room', () => {
  const section = { layout: 'side-by-side' as const, blocks: [list(3), list(2)] };
  expect(slidePages(section, 'en', room)).toMatchObject([{ layout: 'side-by-side', blocks: [{ kind: 'list' }, { kind: 'list' }] }]);
  expect(slidePages({ ...section, blocks: [list(3), list(40)] }, 'en', room)[0]?.layout).toBe('stack');
});
