import { getSchema } from '@tiptap/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { blocksToDoc, docToBlocks } from '#renderer/ui/rich-text/editor-doc.ts';
import { richTextExtensions } from '#renderer/ui/rich-text/extensions.ts';
import { parseRichText } from '#shared/rich-text/parse.ts';
import { richTextToMarkdown } from '#shared/rich-text/serialize.ts';

const schema = getSchema(richTextExtensions(() => undefined));
/** Markdown through the editor's own model and back. */
const through = (markdown: string): string => {
  const node = schema.nodeFromJSON(blocksToDoc(parseRichText(markdown)));
  node.check();
  return richTextToMarkdown(docToBlocks(node.toJSON()));
};

const text = `### What we learned

**Won** *big* ~~late~~ [plan **now**](https://acme.example/p)
next line

- one
  more of it
  1. below
  2. again
  - dot
- two
7. seven
8. eight`;

test('gives back the text that it took, with every form', () => {
  expect(through(text)).toBe(text);
});

test('gives back any text as its own Markdown has it', () => {
  const part = fc.constantFrom(
    'a',
    'b c',
    '**',
    '*',
    '~~',
    '[x](https://y.example)',
    '- ',
    '  - ',
    '1. ',
    '2. ',
    '### ',
    '\n',
    '\n\n',
    '\\',
    ' ',
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 20 }), (parts) => {
      const markdown = richTextToMarkdown(parseRichText(parts.join('')));
      expect(through(markdown)).toBe(markdown);
    }),
    { numRuns: 500 },
  );
});

test('takes no address that a text may not lead to out of the editor', () => {
  const link = { type: 'text', text: 'x', marks: [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }] };
  expect(docToBlocks({ type: 'doc', content: [{ type: 'paragraph', content: [link] }] })).toEqual([
    { kind: 'paragraph', runs: [{ text: 'x' }] },
  ]);
});

test('keeps lists of three levels at two, and the paragraphs of an item as its lines', () => {
  const paragraph = (words: string) => ({ type: 'paragraph', content: [{ type: 'text', text: words }] });
  const list = (...content: object[]) => ({ type: 'bulletList', content: [{ type: 'listItem', content }] });
  const doc = { type: 'doc', content: [list(paragraph('one'), paragraph('more'), list(paragraph('two'), list(paragraph('three'))))] };
  expect(richTextToMarkdown(docToBlocks(doc))).toBe('- one\n  more\n  - two\n  - three');
});
