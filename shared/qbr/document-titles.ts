import { isAddedSection, isUsualSection, type QbrSectionKey } from './sections.ts';
import type { QbrSay } from './words.ts';

/** The usual title of a section; the cover carries the partner's name, a section of the user's own a plain word until it has a title. */
export const sectionTitle = (key: QbrSectionKey, built: { partner: { name: string } }, say: QbrSay): string => {
  if (key === 'title') return built.partner.name;
  return say(isUsualSection(key) || isAddedSection(key) ? `section.${key}` : 'section.own');
};
