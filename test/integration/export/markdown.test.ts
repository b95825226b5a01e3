import { expect, test } from 'vitest';
import { writeMarkdown } from '#core/export/markdown.ts';
import { commentaryBlock } from '#shared/documents/commentary.ts';
import type { Block } from '#shared/documents/model.ts';
import { sampleDocument } from '#test/support/sample-document.ts';

const lines = (text: string): string[] => text.split('\n');
const withBlocks = (...blocks: (Block | null)[]): string =>
  writeMarkdown(
    sampleDocument({
      sections: [{ key: 'one', title: 'One', layout: 'stack', notes: 'Not for paper', blocks: blocks.filter((block) => block !== null) }],
    }),
  );

test('has the title, the as-of date, a heading for each section, and amounts in full', () => {
  const text = writeMarkdown(sampleDocument());
  expect(lines(text)[0]).toBe('# Quarterly business review 2017-Q4');
  expect(text).toContain('As of Dec 31, 2017 · For ACME Corp and Quarterdeck only');
  for (const { title } of sampleDocument().sections.slice(1)) expect(lines(text)).toContain(`## ${title}`);
  expect(text).toContain('| Won amount (USD)[^1] | 76,451.00 | 61,220.50 | ↑ +24.9% | 81,300.00 | ↓ -6.0% |');
  expect(text).not.toContain('Three messages only.');
});

test('says what each figure means once, as a footnote', () => {
  const text = writeMarkdown(sampleDocument());
  const named = new Set([...text.matchAll(/\[\^(\d+)\](?!:)/g)].map((match) => match[1]));
  const said = [...text.matchAll(/^\[\^(\d+)\]: (.+)$/gm)].map((match) => match[1]);
  expect(said).toEqual([...named]);
  expect(text).toContain('[^1]: Won amount: Sum of the amounts of deals closed as won in the quarter.');
});

test('shows a chart as its table, a missing value with its reason', () => {
  const text = writeMarkdown(sampleDocument());
  expect(text).toContain('| 2016-Q2 | 48,000.00 |\n| 2016-Q3 | Not available |');
  expect(text).toContain('Not available: no deal was closed in 2016-Q4');
});

test('lets no text part a table, begin a block or become HTML', () => {
  const nasty = 'a | b\nc <script> *x* [y](z) `k` \\';
  const table: Block = {
    kind: 'table',
    columns: [
      { key: 'a', label: 'A|B', kind: 'text' },
      { key: 'n', label: 'N', kind: 'integer' },
    ],
    rows: [
      {
        cells: [
          { kind: 'text', text: nasty },
          { kind: 'integer', value: 1 },
        ],
      },
    ],
    empty: '',
  };
  const text = withBlocks(table, { kind: 'text', role: 'body', paragraphs: ['# no heading', '1. no list', '- no dot', '> no quote'] });
  const cells = (line: string): string[] => line.split(/(?<!\\)(?:\\\\)*\|/).slice(1, -1);
  for (const line of lines(text).filter((one) => one.startsWith('|'))) expect(cells(line)).toHaveLength(2);
  expect(text).toContain(String.raw`| a \| b<br>c \<script> \*x\* \[y\](z) ${'\\`k\\`'} \\ | 1 |`);
  for (const line of [String.raw`\# no heading`, String.raw`1\. no list`, String.raw`\- no dot`, String.raw`\> no quote`])
    expect(lines(text)).toContain(line);
});

test('keeps the form of what a person wrote, with hard breaks', () => {
  const text = withBlocks(
    commentaryBlock('**Won** *big* ~~late~~ [plan](https://acme.example/p)\nnext a_b\n- one\n  1. two\n\n### Then', 'Our reading'),
  );
  expect(text).toContain(
    [
      '### Our reading',
      '',
      '**Won** _big_ ~~late~~ [plan](https://acme.example/p)\\',
      String.raw`next a\_b`,
      '',
      '- one',
      '  1. two',
      '',
      '#### Then',
      '',
    ].join('\n'),
  );
});

test('makes a picture of no link, whatever stands before it', () => {
  const text = withBlocks(commentaryBlock('Wow![the plan](https://example.com/a) and **done!**[more](https://example.com/b) Good!'));
  expect(text).toContain(String.raw`Wow\![the plan](https://example.com/a)`);
  expect(text).toContain('**done!**[more](https://example.com/b)');
  expect(text).toContain('Good!\n');
});
