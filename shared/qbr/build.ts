import { blockContent } from './content.ts';
import type { QbrFacts, QbrPackage } from './model.ts';
import { speakerNotes } from './notes.ts';
import { findRisks } from './risks.ts';
import { qbrWordsOf } from './words.ts';

/** The package of a partner and quarter from what the store holds: the facts, what follows from them, and each block's content by value in a language (BCP 47 tag). */
export const buildPackage = (facts: QbrFacts, language = 'en'): QbrPackage => {
  const found = { ...facts, risks: findRisks(facts) };
  const say = qbrWordsOf(language);
  const judged = facts.asOf >= facts.quarter.to;
  return {
    schema: 2,
    language,
    withheld: [],
    ...found,
    sections: facts.sections.map((section) => ({
      ...section,
      notes: speakerNotes(section, found, say, language),
      blocks: section.blocks.map((block) => ({
        ...block,
        content: blockContent({ built: found, section, block, say, language, judged }),
      })),
    })),
  };
};
