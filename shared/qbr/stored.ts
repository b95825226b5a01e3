import { z } from 'zod';
import { blockContent } from './content.ts';
import { QbrPackage } from './model.ts';
import { speakerNotes } from './notes.ts';
import { usualAgenda } from './outcome.ts';
import type { QbrBlock } from './block.ts';
import { completeSections } from './sections.ts';
import { dealFigures } from './template-blocks.ts';
import { qbrWordsOf } from './words.ts';

const Versioned = z.looseObject({ schema: z.int() });
const FirstSections = z.array(z.object({ key: z.string(), title: z.string().nullable(), isOn: z.boolean(), commentary: z.string() }));

/** The first packages had no scorecard with targets: all figures of deals stood in its place. */
const withAllFigures = (block: QbrBlock): QbrBlock => (block.key === 'scorecard.figures' ? { ...block, metrics: [...dealFigures] } : block);

/** What the first packages did not have yet, and the content of their blocks, made from their own facts. They were written in English alone. */
const fromFirst = (kept: object): QbrPackage => {
  const { sections: first } = z.looseObject({ sections: FirstSections }).parse(kept);
  const plain = { metrics: [], scorecard: null, records: {}, lastFrozen: null, writtenRisks: [], agenda: usualAgenda };
  const built = QbrPackage.parse({ ...plain, ...kept, schema: 2, language: 'en', sections: [] });
  const say = qbrWordsOf('en');
  const judged = built.asOf >= built.quarter.to;
  return {
    ...built,
    sections: completeSections(first).map((section) => ({
      ...section,
      notes: speakerNotes(section, { ...built, sections: [] }, say, 'en'),
      blocks: section.blocks.map(withAllFigures).map((block) => ({
        ...block,
        content: blockContent({ built: { ...built, sections: [] }, section, block, say, language: 'en', judged }),
      })),
    })),
  };
};

/** A package as it was kept, whichever version of the product kept it. Throws a ZodError when it is none. */
export const readStoredPackage = (kept: unknown): QbrPackage => {
  const { schema } = Versioned.parse(kept);
  return schema === 1 ? fromFirst(kept as object) : QbrPackage.parse(kept);
};
