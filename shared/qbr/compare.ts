import { z } from 'zod';
import { FigureUnit } from '#shared/metrics/figure.ts';
import { sectionTitle } from './document-titles.ts';
import type { PackageBlock, PackageSection, QbrPackage } from './model.ts';
import { numbersOf, type PackageNumber } from './numbers.ts';
import { type QbrSay, qbrWordsOf } from './words.ts';

const ComparedValue = z.object({ value: z.number().nullable(), currency: z.string().nullable(), period: z.string() });

/** A number that two packages do not share. A side is null where that package does not show it. */
export const ComparedNumber = z.object({
  key: z.string(),
  label: z.string(),
  unit: FigureUnit,
  first: ComparedValue.nullable(),
  second: ComparedValue.nullable(),
  /** The sentence that defines it is another one. */
  isRedefined: z.boolean(),
});
export type ComparedNumber = z.infer<typeof ComparedNumber>;

/** What became of a block, or of the section itself where no block is named. Texts as they stand in both, empty where one has none. */
export const TextChange = z.object({
  what: z.enum(['title', 'commentary', 'text', 'switchedOn', 'switchedOff', 'added', 'removed', 'nowInternal', 'nowShareable']),
  block: z.string().nullable(),
  first: z.string(),
  second: z.string(),
});
export type TextChange = z.infer<typeof TextChange>;

export const SectionChange = z.object({ key: z.string(), title: z.string(), changes: z.array(TextChange) });
export type SectionChange = z.infer<typeof SectionChange>;

/** Packages of one quarter share the names of their periods; those of different quarters are compared quarter with quarter. */
const byPlace = (built: QbrPackage, sameQuarter: boolean): Map<string, PackageNumber> => {
  const found = new Map<string, PackageNumber>();
  for (const one of numbersOf(built, built.language)) {
    const place = sameQuarter ? one.key : one.place;
    if (place !== null && !found.has(place)) found.set(place, one);
  }
  return found;
};

/** The numbers that differ between two packages of a partner, those first that both have. */
export const comparedNumbers = (first: QbrPackage, second: QbrPackage): ComparedNumber[] => {
  const sameQuarter = first.quarter.label === second.quarter.label;
  const [before, after] = [byPlace(first, sameQuarter), byPlace(second, sameQuarter)];
  const valueOf = (one: PackageNumber | undefined): ComparedNumber['first'] =>
    one ? { value: one.figure.value, currency: one.figure.currency, period: one.period } : null;
  const said = new Set<string>();
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((key): ComparedNumber[] => {
    const [was, is] = [before.get(key), after.get(key)];
    const named = is ?? was;
    if (!named) return [];
    const isRedefined = was !== undefined && is !== undefined && was.definition !== is.definition;
    const isSame = was && is && was.figure.value === is.figure.value && was.figure.currency === is.figure.currency;
    // what neither of them knows is no difference
    if ((isSame && !isRedefined) || ((was?.figure.value ?? null) === null && (is?.figure.value ?? null) === null)) return [];
    // trends and scorecards repeat what the figures already say
    const once = `${named.period}/${named.label}`;
    if (said.has(once)) return [];
    said.add(once);
    return [{ key, label: named.label, unit: named.figure.unit, first: valueOf(was), second: valueOf(is), isRedefined }];
  });
};

const titleOf = (section: PackageSection, built: QbrPackage, say: QbrSay): string => section.title ?? sectionTitle(section.key, built, say);
const blockName = ({ title, kind, content }: PackageBlock, say: QbrSay): string => {
  const [shown] = content;
  return title ?? shown?.heading ?? (shown?.kind === 'chart' ? shown.chart.title : say(`block.${kind}`));
};
const plainChange = (what: TextChange['what'], block: string | null): TextChange => ({ what, block, first: '', second: '' });

const blockChanges = (was: PackageSection, is: PackageSection, say: QbrSay): TextChange[] => {
  const before = new Map(was.blocks.map((block) => [block.key, block]));
  const kept = new Set(is.blocks.map(({ key }) => key));
  return [
    ...is.blocks.flatMap((block): TextChange[] => {
      const old = before.get(block.key);
      const name = blockName(block, say);
      if (!old) return [{ ...plainChange('added', name), second: block.text }];
      return [
        ...(old.audience === block.audience ? [] : [plainChange(block.audience === 'internal' ? 'nowInternal' : 'nowShareable', name)]),
        ...(old.isOn === block.isOn ? [] : [plainChange(block.isOn ? 'switchedOn' : 'switchedOff', name)]),
        ...(old.text === block.text ? [] : [{ what: 'text' as const, block: name, first: old.text, second: block.text }]),
      ];
    }),
    ...was.blocks
      .filter(({ key }) => !kept.has(key))
      .map((block) => ({ ...plainChange('removed', blockName(block, say)), first: block.text })),
  ];
};

/** What changed in words, section by section, in the order of the second package; those that only the first one has come last. */
export const comparedSections = (first: QbrPackage, second: QbrPackage): SectionChange[] => {
  const say = qbrWordsOf(second.language);
  const before = new Map(first.sections.map((section) => [section.key, section]));
  const kept = new Set(second.sections.map(({ key }) => key));
  const all = second.sections.map((section): SectionChange => {
    const title = titleOf(section, second, say);
    const old = before.get(section.key);
    if (!old) return { key: section.key, title, changes: section.isOn ? [plainChange('added', null)] : [] };
    const oldTitle = titleOf(old, first, say);
    return {
      key: section.key,
      title,
      changes: [
        ...(old.isOn === section.isOn ? [] : [plainChange(section.isOn ? 'switchedOn' : 'switchedOff', null)]),
        ...(oldTitle === title ? [] : [{ what: 'title' as const, block: null, first: oldTitle, second: title }]),
        ...(old.commentary.trim() === section.commentary.trim()
          ? []
          : [{ what: 'commentary' as const, block: null, first: old.commentary, second: section.commentary }]),
        ...blockChanges(old, section, say),
      ],
    };
  });
  const gone = first.sections.filter(({ key, isOn }) => isOn && !kept.has(key));
  return [
    ...all,
    ...gone.map((section) => ({ key: section.key, title: titleOf(section, first, say), changes: [plainChange('removed', null)] })),
  ].filter(({ changes }) => changes.length > 0);
};
