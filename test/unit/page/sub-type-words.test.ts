import { expect, test } from 'vitest';
import { subTypeWords } from '#renderer/ui/sub-type-words.ts';

test.each([
  ['REGIONAL', 'Regional'],
  ['TWO_TIER', 'Two tier'],
  ['DMR', 'DMR'],
  ['Boutique agency', 'Boutique agency'],
])('says the sub-type %s as %s', (subType, words) => expect(subTypeWords(subType)).toBe(words));
