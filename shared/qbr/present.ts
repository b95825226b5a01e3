import type { Block, Document, Section } from '#shared/documents/model.ts';
import { wordsOf } from '#shared/documents/words.ts';
import { dateText } from '#shared/documents/format.ts';
import { wrapText } from '#shared/documents/text-width.ts';
import { bodyTop, bodyWidth, slidePage, slideSizes } from '#shared/slides/look.ts';
import { type SlidePage, slidePages } from '#shared/slides/pages.ts';
import { sectionTitle } from './document-titles.ts';
import { isPageOf, packageToDocument } from './document.ts';
import type { PackageSection, QbrPackage } from './model.ts';
import { qbrWordsOf } from './words.ts';

/** A slide as the audience sees it, with everything that it takes to draw it and nothing else. `page` null: the cover. */
export type Slide = {
  /** Stable while the package stays as it is. */
  key: string;
  title: string;
  /** Below the title of the cover. */
  subtitle: string;
  partner: string | null;
  /** The as-of date, and what the deck says at the foot of each slide. */
  footer: string;
  language: string;
  number: number;
  count: number;
  cover: boolean;
  page: SlidePage;
};

/** What our side alone sees beside a slide: blocks that are marked internal, with the section that they are of. */
export type InternalPart = { title: string; blocks: Block[] };
/** A slide with what the presenter has beside it. */
export type PresentedSlide = { section: string; slide: Slide; notes: string; internal: InternalPart[] };

const footerOf = (document: Document): string =>
  [document.title, wordsOf(document.language)('asOf', { date: dateText(document.asOf, document.language) }), document.footer]
    .filter(Boolean)
    .join('  ·  ');

const internalOf = (section: PackageSection, built: QbrPackage, language: string): InternalPart[] => {
  const blocks = section.blocks.filter(({ isOn, audience }) => isOn && audience === 'internal').flatMap(({ content }) => content);
  return blocks.length > 0 ? [{ title: section.title ?? sectionTitle(section.key, built, qbrWordsOf(language)), blocks }] : [];
};

/** The room below a title, above the footer. */
const roomBelow = (title: string): number =>
  slidePage.footer - 12 - bodyTop(Math.min(2, wrapText(`${title} (00 of 00)`, bodyWidth * 0.97, slideSizes.title, 'bold').length));

const pagesOf = (section: Section, language: string): SlidePage[] =>
  section.layout === 'title'
    ? [{ layout: 'stack', isRoomy: false, blocks: section.blocks }]
    : slidePages(section, language, roomBelow(section.title));

/**
 * The slides of a review for the partner's eyes, each with what only the presenter sees. A section that has nothing for the partner is no slide: its internal blocks
 * stand beside the slide before it.
 */
export const packageToSlides = (built: QbrPackage, language: string): PresentedSlide[] => {
  // the audience's slides are made from the partner's copy; the instant of an export stands in file properties alone, which nobody sees here
  const document = packageToDocument(built, { language, pageSize: 'A4', createdAt: '', audience: 'partner' });
  const { subtitle, partner } = document;
  const say = wordsOf(language);
  const footer = footerOf(document);
  const slides: PresentedSlide[] = [];
  let waiting: InternalPart[] = [];
  for (const whole of built.sections.filter(({ isOn }) => isOn)) {
    const internal = internalOf(whole, built, language);
    const shown = document.sections
      .filter(({ key }) => isPageOf(key, whole.key))
      .flatMap((section) =>
        pagesOf(section, language).map((page, index, { length: parts }) => ({ section, page, part: index + 1, parts })),
      );
    const before = slides.at(-1);
    if (shown.length === 0) {
      if (before) before.internal = [...before.internal, ...internal];
      else waiting = [...waiting, ...internal];
      continue;
    }
    for (const { section, page, part, parts } of shown) {
      const title = parts > 1 ? say('partOf', { title: section.title, part, parts }) : section.title;
      const cover = section.layout === 'title';
      slides.push({
        section: whole.key,
        slide: { key: `${section.key}.${part - 1}`, title, subtitle, partner, footer, language, number: 0, count: 0, cover, page },
        notes: whole.notes,
        internal: [...waiting, ...internal],
      });
      waiting = [];
    }
  }
  return slides.map((one, index) => ({ ...one, slide: { ...one.slide, number: index + 1, count: slides.length } }));
};
