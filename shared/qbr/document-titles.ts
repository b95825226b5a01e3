import type { QbrPackage } from './model.ts';
import { isUsualSection, type QbrSectionKey } from './sections.ts';
import type { QbrSay, QbrWordKey } from './words.ts';

const typeTitles: Readonly<Record<string, QbrWordKey>> = {
  agenda: 'section.agenda',
  sellThrough: 'section.sellThrough',
  services: 'section.services',
  practice: 'section.practice',
  marketplace: 'section.marketplace',
  referrals: 'section.referrals',
  alliance: 'section.alliance',
};

/** The usual title of a section; the cover carries the partner's name, a section of the user's own a plain word until it has a title. */
export const sectionTitle = (key: QbrSectionKey, built: Pick<QbrPackage, 'partner'>, say: QbrSay): string => {
  if (key === 'title') return built.partner.name;
  return say(isUsualSection(key) ? `section.${key}` : (typeTitles[key] ?? 'section.own'));
};
