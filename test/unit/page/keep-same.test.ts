import { expect, test } from 'vitest';
import { keepSame } from '#renderer/state/keep-same.ts';

test('keeps the identity of what is equal, and takes what is new', () => {
  const before = {
    words: 'a',
    blocks: [
      { key: 'x', rows: [1, 2] },
      { key: 'y', rows: [3] },
    ],
    none: null,
  };
  const next = {
    words: 'b',
    blocks: [
      { key: 'x', rows: [1, 2] },
      { key: 'y', rows: [4] },
    ],
    none: null,
  };
  const kept = keepSame(before, next);
  expect(kept).toEqual(next);
  expect(kept.blocks[0]).toBe(before.blocks[0]);
  expect(kept.blocks[1]).not.toBe(before.blocks[1]);
});

test('is the value before when nothing differs', () => {
  const before = { blocks: [{ key: 'x' }], title: null };
  expect(keepSame(before, structuredClone(before))).toBe(before);
});

test.each([
  [{ a: 1 }, { a: 1, b: undefined }],
  [{ a: 1, b: 2 }, { a: 1 }],
  [[1, 2], [1]],
  [[], {}],
  [undefined, { a: 1 }],
])('takes the new value when %j became %j', (before, next) => {
  const kept = keepSame(before, next);
  expect(kept).toStrictEqual(next);
  expect(kept).not.toBe(before);
});
