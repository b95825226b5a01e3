import { expect, test } from 'vitest';
import { recordKinds } from '#shared/domain/records/record-kinds.ts';
import { recordTexts } from '#shared/text/en/records.ts';
import { recordChoiceTexts } from '#shared/text/en/records/choices.ts';

test('every field and every choice of every kind has words', () => {
  const missing = recordKinds.flatMap((kind) => {
    const words: { fields: Record<string, string> } = recordTexts[kind.key];
    return kind.fields.flatMap(({ key, choices = [] }) => [
      ...(words.fields[key] === undefined ? [`${kind.key}.${key}`] : []),
      ...choices.filter((choice) => recordChoiceTexts[choice] === undefined),
    ]);
  });
  expect(missing).toEqual([]);
});

test('no word stands for a choice that no kind has', () => {
  const choices = new Set(recordKinds.flatMap(({ fields }) => fields.flatMap(({ choices: some }) => some ?? [])));
  expect(Object.keys(recordChoiceTexts).filter((key) => !choices.has(key))).toEqual([]);
});
