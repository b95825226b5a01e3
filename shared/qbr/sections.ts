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
