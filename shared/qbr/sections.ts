import { z } from 'zod';

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
export const QbrSectionKey = z.enum(sectionKeys);
export type QbrSectionKey = z.infer<typeof QbrSectionKey>;

type Stored = { key: string; title: string | null; isOn: boolean; commentary: string };

/** The sections of a new package as the profile of the partner's type has them: those in their order, then the others switched off. A profile without any says nothing. */
export const sectionsOfProfile = (keys: readonly string[]): ReturnType<typeof completeSections> => {
  const chosen = sectionKeys.filter((key) => keys.includes(key)).toSorted((a, b) => keys.indexOf(a) - keys.indexOf(b));
  if (chosen.length === 0) return completeSections([]);
  const section = (key: QbrSectionKey, isOn: boolean) => ({ key, title: null, isOn, commentary: '' });
  return [
    ...chosen.map((key) => section(key, true)),
    ...sectionKeys.filter((key) => !chosen.includes(key)).map((key) => section(key, false)),
  ];
};

/** The stored sections in their order, with the ones that are missing put at their usual place. */
export const completeSections = (stored: readonly Stored[]): Array<Omit<Stored, 'key'> & { key: QbrSectionKey }> => {
  const known = stored.flatMap((section) => {
    const key = sectionKeys.find((one) => one === section.key);
    return key ? [{ ...section, key }] : [];
  });
  const order = known.map(({ key }) => key);
  for (const [index, key] of sectionKeys.entries()) {
    if (order.includes(key)) continue;
    const before = sectionKeys[index - 1];
    order.splice(before ? order.indexOf(before) + 1 : 0, 0, key);
  }
  return order.map((key) => known.find((section) => section.key === key) ?? { key, title: null, isOn: true, commentary: '' });
};
