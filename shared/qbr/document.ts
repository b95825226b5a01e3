import type { Document, FileProperties } from '#shared/documents/model.ts';
import type { QbrPackage } from './model.ts';
import { sectionTitle } from './document-titles.ts';
import { speakerNotes } from './notes.ts';
import type { QbrSectionKey } from './sections.ts';
import { commitmentsSlide } from './slides/commitments.ts';
import { coverSlide } from './slides/cover.ts';
import { enablementSlide } from './slides/enablement.ts';
import { marketingSlide } from './slides/marketing.ts';
import { nextSlide } from './slides/next.ts';
import { pipelineSlide } from './slides/pipeline.ts';
import { risksSlide } from './slides/risks.ts';
import { scorecardSlide } from './slides/scorecard.ts';
import type { Slide, SlideContext } from './slides/slide.ts';
import { summarySlide } from './slides/summary.ts';
import { unrecordedSlide } from './slides/unrecorded.ts';
import { qbrWordsOf } from './words.ts';

/** How a package is put on paper. `createdAt`: the instant of the export, ISO 8601 in UTC. */
export type PaperOptions = { language: string; pageSize: 'A4' | 'Letter'; createdAt: string };

const slides: Record<QbrSectionKey, (context: SlideContext) => Slide> = {
  title: coverSlide,
  commitments: commitmentsSlide,
  summary: summarySlide,
  scorecard: scorecardSlide,
  pipeline: pipelineSlide,
  plan: unrecordedSlide,
  enablement: enablementSlide,
  marketing: marketingSlide,
  risks: risksSlide,
  next: nextSlide,
};

export const packageProperties = (
  built: QbrPackage,
  { language, createdAt }: Pick<PaperOptions, 'language' | 'createdAt'>,
): FileProperties => {
  const say = qbrWordsOf(language);
  const facts = { partner: built.partner.name, quarter: built.quarter.label };
  return {
    title: say('workbookTitle', facts),
    subject: say('subject', facts),
    author: built.partner.owner ?? built.company,
    company: built.company,
    createdAt,
  };
};

/** The deck and the hand-out of a package: one section a slide, those that are switched off left out. */
export const packageToDocument = (built: QbrPackage, { language, pageSize, createdAt }: PaperOptions): Document => {
  const say = qbrWordsOf(language);
  const judged = built.asOf >= built.quarter.to;
  const quarter = built.quarter.label;
  return {
    title: say('coverSubtitle', { quarter }),
    subtitle: say('coverSubtitle', { quarter }),
    partner: built.partner.name,
    asOf: built.asOf,
    footer: built.partner.sample ? say('sampleFooter') : built.company,
    currency: built.currency,
    language,
    pageSize,
    properties: packageProperties(built, { language, createdAt }),
    sections: built.sections
      .filter(({ isOn }) => isOn)
      .map((section) => ({
        key: section.key,
        title: section.title ?? sectionTitle(section.key, built, say),
        notes: speakerNotes(section.key, built, say, language),
        ...slides[section.key]({ built, section, say, language, judged }),
      })),
  };
};
