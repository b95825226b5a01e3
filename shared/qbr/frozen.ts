import { sectionTitle } from './document-titles.ts';
import type { QbrPackage } from './model.ts';
import { qbrWordsOf } from './words.ts';

/** A package as it is kept: the titles that it shows stand in it by value, as its content does. */
export const toKeep = (built: QbrPackage): QbrPackage => {
  const say = qbrWordsOf(built.language);
  return {
    ...built,
    sections: built.sections.map((section) => ({ ...section, title: section.title ?? sectionTitle(section.key, built, say) })),
  };
};
