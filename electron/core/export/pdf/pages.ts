import type { Block, Document, Section } from '#shared/documents/model.ts';
import { wordsOf } from '#shared/documents/words.ts';
import { chainFlows, headedFlow, notedFlow, paginate, stackFragments, wholeFlow } from '../flow/flow.ts';
import { chartFlow } from './chart.ts';
import { figuresFlow } from './figures.ts';
import { type PageFlow, type PageFragment, type PdfPage, putBookmark, putRect } from './paint.ts';
import { tableFlow } from './table.ts';
import { linesFragment, listFlow, textFlow } from './text.ts';
import { colors, sizes } from './theme.ts';

/** Spaces between blocks and between chapters. */
type Spacing = { block: number; section: number };
const usual: Spacing = { block: 11, section: 22 };
const tight: Spacing = { block: 8, section: 15 };

const bodyFlow = (block: Block, language: string): PageFlow => {
  switch (block.kind) {
    case 'text':
      return textFlow(block);
    case 'list':
      return listFlow(block);
    case 'figures':
      return figuresFlow(block, language);
    case 'table':
      return tableFlow(block, language);
    case 'chart':
      return chartFlow(block.chart, language);
  }
};

const blockFlow = (block: Block, language: string): PageFlow => {
  const { heading } = block;
  const body = bodyFlow(block, language);
  return heading ? headedFlow((width) => linesFragment(heading, width, { size: sizes.heading, bold: true }, { after: 4 }), body) : body;
};

const titleFragment = (title: string, width: number): PageFragment => {
  const lines = linesFragment(title, width, { size: sizes.title, bold: true }, { after: 6 });
  return {
    height: lines.height,
    draw(page, x, y) {
      putBookmark(page, title, { x, y });
      lines.draw(page, x, y);
    },
  };
};

/** The blocks of a chapter; small print stays with the block before it. */
const blockFlows = (blocks: Block[], language: string, gap: number): PageFlow[] => {
  const flows: PageFlow[] = [];
  for (const block of blocks) {
    const flow = blockFlow(block, language);
    const before = flows.at(-1);
    if (before && block.kind === 'text' && block.role === 'note' && !block.heading) flows[flows.length - 1] = notedFlow(before, flow, gap);
    else flows.push(flow);
  }
  return flows;
};

/** A chapter: its title, which is never parted from what follows, then its blocks. */
const sectionFlow = (section: Section, language: string, gap: number): PageFlow => {
  const nothing: Block = { kind: 'text', role: 'note', paragraphs: [wordsOf(language)('nothingHere')] };
  const blocks = chainFlows(blockFlows(section.blocks, language, gap), gap);
  const filled: PageFlow = {
    take(width, room, fresh) {
      const taken = blocks.take(width, room, fresh);
      return taken.fragment || taken.rest ? taken : blockFlow(nothing, language).take(width, room, fresh);
    },
  };
  return headedFlow((width) => titleFragment(section.title, width), filled);
};

/** The head of the first page: title, subtitle, for whom, and what the cover section says. */
const coverFragment = (document: Document, section: Section | undefined, width: number): PageFragment => {
  const title = section?.title ?? document.title;
  const inner = width - 18;
  const said = (section?.blocks ?? []).flatMap((block) =>
    block.kind === 'text' ? block.paragraphs : block.kind === 'list' ? block.items : [],
  );
  const partner = document.partner && !title.includes(document.partner) ? document.partner : null;
  const lines = stackFragments([
    linesFragment(title, inner, { size: title.length > 60 ? 17 : 24, bold: true }),
    ...(document.subtitle ? [linesFragment(document.subtitle, inner, { size: 12, color: colors.muted })] : []),
    ...(partner
      ? [linesFragment(wordsOf(document.language)('preparedFor', { partner }), inner, { size: 11, bold: true }, { before: 5 })]
      : []),
    ...said.map((text, index) => linesFragment(text, inner, { size: sizes.body, color: colors.muted }, { before: index ? 0 : 4 })),
  ]);
  return {
    height: lines.height,
    draw(page, x, y) {
      putBookmark(page, title, { x, y });
      putRect(page, { x, y, width: 4, height: lines.height }, colors.accent);
      lines.draw(page, x + 18, y);
    },
  };
};

/** The document as pages of `width` by `room` points of content. Spaces are a little tighter when that saves a last page with hardly anything on it. */
export const pagesOf = (document: Document, width: number, room: number): PageFragment[] => {
  const cover = document.sections.find((section) => section.layout === 'title');
  const chapters = document.sections.filter((section) => section !== cover);
  const paged = ({ block, section: gap }: Spacing): PageFragment[] =>
    paginate(
      chainFlows(
        [
          wholeFlow<PdfPage>((most) => coverFragment(document, cover, most)),
          ...chapters.map((section) => sectionFlow(section, document.language, block)),
        ],
        gap,
      ),
      width,
      room,
    );
  const pages = paged(usual);
  const last = pages.at(-1);
  if (pages.length < 2 || !last || last.height > room / 4) return pages;
  const fewer = paged(tight);
  return fewer.length < pages.length ? fewer : pages;
};
