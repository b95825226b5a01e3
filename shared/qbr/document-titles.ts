import type { QbrPackage } from './model.ts';
import type { QbrSectionKey } from './sections.ts';
import type { QbrSay } from './words.ts';

/** The usual title of a section; the cover carries the partner's name. */
export const sectionTitle = (key: QbrSectionKey, built: Pick<QbrPackage, 'partner'>, say: QbrSay): string =>
  key === 'title' ? built.partner.name : say(`section.${key}`);
