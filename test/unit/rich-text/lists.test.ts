import { expect, test } from 'vitest';
import { gatherLists } from '#shared/rich-text/lists.ts';
import { parseRichText } from '#shared/rich-text/parse.ts';

test('gathers items into lists, with what is nested below them', () => {
  const nodes = gatherLists(parseRichText('- a\n  1. b\n  2. c\n  - d\n- e\n\n3. f\n4. g\n4. h\n\nend'));
  const item = (text: string, lists: unknown[] = []) => ({ runs: [{ text }], lists });
  expect(nodes).toEqual([
    {
      kind: 'list',
      start: null,
      items: [
        item('a', [
          { kind: 'list', start: 1, items: [item('b'), item('c')] },
          { kind: 'list', start: null, items: [item('d')] },
        ]),
        item('e'),
      ],
    },
    { kind: 'list', start: 3, items: [item('f'), item('g')] },
    // a number that does not count on stays as it was typed
    { kind: 'list', start: 4, items: [item('h')] },
    { kind: 'paragraph', runs: [{ text: 'end' }] },
  ]);
});
