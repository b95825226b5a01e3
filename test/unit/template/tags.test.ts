import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findTags } from '#shared/template/tags.ts';

const tagsIn = (text: string) => findTags(text).map(({ tag }) => tag);

test('finds each kind of tag with its name', () => {
  expect(
    tagsIn(
      '{{partner.name}} {{ metric.K21 }} {{table.pipeline}} {{chart.wonByQuarter}} {{image.logo}} {{#each commitments}} {{#if hasMdf}} {{#if not hasMdf}} {{/if}} {{/each}} {{internal}}',
    ),
  ).toEqual([
    { kind: 'value', name: 'partner.name' },
    { kind: 'value', name: 'metric.K21' },
    { kind: 'table', name: 'pipeline' },
    { kind: 'chart', name: 'wonByQuarter' },
    { kind: 'image', name: 'logo' },
    { kind: 'each', name: 'commitments' },
    { kind: 'if', name: 'hasMdf', not: false },
    { kind: 'if', name: 'hasMdf', not: true },
    { kind: 'end', of: 'if' },
    { kind: 'end', of: 'each' },
    { kind: 'internal' },
  ]);
});

test('says from where to where a tag stands', () => {
  expect(findTags('Dear {{name}},')).toEqual([{ tag: { kind: 'value', name: 'name' }, source: '{{name}}', from: 5, to: 13 }]);
});

test.each([
  ['{{}}', 'noName'],
  ['{{#each}}', 'noName'],
  ['{{#if }}', 'noName'],
  ['{{#each not x}}', 'badName'],
  ['{{two words}}', 'badName'],
  ['{{.name}}', 'badName'],
  ['{{#loop x}}', 'unknownBlock'],
  ['{{/loop}}', 'unknownBlock'],
  ['{{partner.name}', 'unclosed'],
])('says why %s cannot be read', (text, reason) => {
  expect(tagsIn(text)).toEqual([{ kind: 'malformed', reason }]);
});

test('reads on behind braces that never close', () => {
  expect(findTags('{{oops {{name}}').map(({ source, tag }) => [source, tag.kind])).toEqual([
    ['{{oops', 'malformed'],
    ['{{name}}', 'value'],
  ]);
});

test('takes the inner two of three braces', () => {
  expect(findTags('{{{name}}}')).toMatchObject([{ source: '{{name}}', from: 1, to: 9 }]);
});

test('never overlaps, stays in order and ends for any text', () => {
  const pieces = fc.constantFrom('{{', '}}', '{', '}', 'a', '#if ', '/', ' ', 'each', '\n', '.');
  fc.assert(
    fc.property(fc.array(pieces), (parts) => {
      const text = parts.join('');
      let end = 0;
      for (const { from, to } of findTags(text)) {
        expect(from).toBeGreaterThanOrEqual(end);
        expect(to).toBeGreaterThan(from);
        end = to;
      }
      expect(end).toBeLessThanOrEqual(text.length);
    }),
  );
});
