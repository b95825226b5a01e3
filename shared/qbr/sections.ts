import { z } from 'zod';
import type { QbrBlock } from './block.ts';
import { blocksOfSection } from './template-blocks.ts';

/** The sections of a package, in the order of the field's deck. Each is one slide, and one chapter of the hand-out. */
export const sectionKeys = [
  'title',
  'commitments',
  'summary',
  'scorecard',
  'pipeline',
  'plan',
  'enablement',
  'marketing',
  'risks',
  'next',
] as const;
/** What a partner type or a program can add to them; off unless it does. */
export const addedSectionKeys = ['agenda', 'sellThrough', 'services', 'practice', 'marketplace', 'referrals', 'alliance'] as const;
/** One of the usual sections, one that a partner type adds, or one of the user's own. */
export const QbrSectionKey = z.string().min(1).max(60);
export type QbrSectionKey = z.infer<typeof QbrSectionKey>;
export type UsualSectionKey = (typeof sectionKeys)[number];
export type AddedSectionKey = (typeof addedSectionKeys)[number];

type Stored = { key: string; title: string | null; isOn: boolean; commentary: string };
type Section = Stored & { blocks: QbrBlock[] };

/** Keys in the order of `first`, with the usual ones that it lacks put at their usual place. */
const withUsual = (first: readonly string[]): string[] => {
  const order = [...first];
  for (const [index, key] of sectionKeys.entries()) {
    if (order.includes(key)) continue;
    const before = sectionKeys[index - 1];
    order.splice(before ? order.indexOf(before) + 1 : 0, 0, key);
  }
  return order;
};

/** The stored sections in their order, each with its blocks, with the usual ones that are missing put at their usual place. `blocks`: the stored ones by section; a section without any has its usual ones. */
export const completeSections = (stored: readonly Stored[], blocks: ReadonlyMap<string, QbrBlock[]> = new Map()): Section[] => {
  const byKey = new Map(stored.map((section) => [section.key, section]));
  return withUsual(stored.map(({ key }) => key)).map((key) => ({
    ...(byKey.get(key) ?? { key, title: null, isOn: true, commentary: '' }),
    blocks: blocks.get(key) ?? blocksOfSection(key),
  }));
};

/** The sections of a new package as the profile of the partner's type has them: those in their order, then the others switched off. A profile without any says nothing. */
export const sectionsOfProfile = (keys: readonly string[]): Section[] => {
  const chosen = keys.filter((key) => isKnownSection(key));
  const section = (key: string, isOn: boolean): Stored => ({ key, title: null, isOn, commentary: '' });
  if (chosen.length === 0) return completeSections([]);
  return completeSections([
    ...chosen.map((key) => section(key, true)),
    ...sectionKeys.filter((key) => !chosen.includes(key)).map((key) => section(key, false)),
  ]);
};

/** Whether the product knows what belongs into a section of this key. */
export const isKnownSection = (key: string): boolean => blocksOfSection(key).length > 0;
/** Whether a section is one of the usual ten. */
export const isUsualSection = (key: string): key is UsualSectionKey => (sectionKeys as readonly string[]).includes(key);
/** Whether a section is one that a type or a program can add. */
export const isAddedSection = (key: string): key is AddedSectionKey => (addedSectionKeys as readonly string[]).includes(key);

const ownPrefix = 'own.';
/** The key of a section of the user's own. */
export const ownSectionKey = (id: string): string => `${ownPrefix}${id}`;
/** Whether a section is the user's own: it can be taken away, where the others are switched off. */
export const isOwnSection = (key: string): boolean => key.startsWith(ownPrefix);
