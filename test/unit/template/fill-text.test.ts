import { expect, test } from 'vitest';
import { fillText } from '#shared/template/fill-text.ts';
import { boundTagOf, isBlockMark, readText, type Run } from '#shared/template/read-text.ts';
import { templateData } from '#test/support/template-data.ts';

/** A paragraph from runs that look like the letter before the colon: "a:Hello |b:world". */
const paragraph = (text: string) => ({
  source: text,
  runs: text.split('|').map((run): Run<string> => ({ kind: 'text', look: run.slice(0, 1), text: run.slice(2) })),
});
const fill = (...paragraphs: string[]): string[] =>
  fillText(readText(paragraphs.map(paragraph)), templateData(), null).map(({ runs }) =>
    runs.map((run) => (run.kind === 'text' ? `${run.look}:${run.text}` : run.kind)).join('|'),
  );

test('gives a tag over several runs the look of the first one', () => {
  expect(fill('a:Dear {{part|b:ner.na|c:me}}, hello')).toEqual(['a:Dear |a:ACME Corp|c:, hello']);
});

test('writes values in the formats of the language, and says what is not available', () => {
  expect(fill('a:{{metric.wonAmount}}; {{metric.winRate}}; {{metric.openAmount}}; {{asOf}}')).toEqual([
    'a:76,451.00\u00a0USD|a:; |a:45.9%|a:; |a:Not available|a:; |a:Dec 31, 2017',
  ]);
});

test('leaves nothing in the place of a name that nobody knows', () => {
  expect(fill('a:One {{metric.K99}} two {{constructor}}')).toEqual(['a:One |a: two ']);
});

test('finds a name that was written with another case', () => {
  expect(fill('a:{{Partner.Name}}')).toEqual(['a:ACME Corp']);
});

test('repeats what stands inside of a text', () => {
  expect(fill('a:Owners: {{#each commitments}}{{owner}}; {{/each}}done')).toEqual([
    'a:Owners: |a:Lee Park|a:; |a:Dana Fuller|a:; |a:Kim Roth|a:; |a:done',
  ]);
});

test('repeats whole paragraphs when the block is all that they say', () => {
  expect(fill('a:{{#each commitments}}{{number}} {{what}}{{/each}}')).toEqual([
    'a:1|a: |a:Train two engineers',
    'a:2|a: |a:Name a sponsor',
    'a:3|a: |a:Share the target list',
  ]);
});

test('drops paragraphs that hold nothing but the tags of a block', () => {
  expect(
    fill('a:Before', 'a:{{#each commitments}}', 'a:{{what}}', 'a:{{#if reason}}({{reason}}){{/if}}', 'a:{{/each}}', 'a:After'),
  ).toEqual([
    'a:Before',
    'a:Train two engineers',
    'a:(|a:The course was full|a:)',
    'a:Name a sponsor',
    'a:Share the target list',
    'a:After',
  ]);
});

test('keeps or drops what depends on a condition', () => {
  expect(
    fill('a:{{#if hasMdf}}yes{{/if}}{{#if not hasMdf}}no{{/if}}{{#if metric.openAmount}}known{{/if}}{{#if commitments}}some{{/if}}'),
  ).toEqual(['a:yes|a:some']);
});

test('parts a value of several lines into paragraphs where it stands alone, and breaks the line elsewhere', () => {
  expect(fill('a:{{commentary.next}}')).toEqual(['a:Close the three largest deals.', 'a:Train two engineers.']);
  expect(fill('a:Next: {{commentary.next}}')).toEqual(['a:Next: |a:Close the three largest deals.|break|a:Train two engineers.']);
});

test('leaves tags of blocks that overlap or have no other half without a trace', () => {
  expect(fill('a:{{/if}}one {{#if hasMdf}}two', 'a:three {{/each}}')).toEqual(['a:one |a:two', 'a:three ']);
});

test('knows a chart alone in its text, and a text of nothing but marks for slides', () => {
  expect(boundTagOf(readText([paragraph('a: {{cha|b:rt.won}} ')]))).toEqual({ tag: { kind: 'chart', name: 'won' }, look: 'a' });
  expect(boundTagOf(readText([paragraph('a:See {{chart.won}}')]))).toBeNull();
  expect(isBlockMark(readText([paragraph('a:{{#if hasMdf}}')]))).toBe(true);
  expect(isBlockMark(readText([paragraph('a:{{#if hasMdf}} more')]))).toBe(false);
});

test('takes a block around a whole title for one about the slide, and one inside of it for one about the words', () => {
  const about = (text: string): number => readText([paragraph(text)], true).loose.length;
  expect(about('a:{{#if hasMdf}}Marketing{{/if}}')).toBe(2);
  expect(about('a:{{#each commitments}}{{#if reason}}{{what}}{{/if}}{{/each}}')).toBe(4);
  expect(about('a:Plan{{#if hasMdf}} and money{{/if}}')).toBe(0);
});
