import type { Block, Document, Section } from '#shared/documents/model.ts';
import { wordsOf } from '#shared/documents/words.ts';
import { chainFlows, headedFlow, paginate, stackFragments, wholeFlow } from '../flow/flow.ts';
import { chartFlow } from './chart.ts';
import { figuresFlow } from './figures.ts';
import { type PageFlow, type PageFragment, type PdfPage, putBookmark, putRect } from './paint.ts';
import { tableFlow } from './table.ts';
import { linesFragment, listFlow, textFlow } from './text.ts';
import { colors, sizes } from './theme.ts';

const blockGap = 11;
const sectionGap = 22;

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

/** A chapter: its title, which is never parted from what follows, then its blocks. */
const sectionFlow = (section: Section, language: string): PageFlow => {
  const nothing: Block = { kind: 'text', role: 'note', paragraphs: [wordsOf(language)('nothingHere')] };
  const blocks = chainFlows(
    section.blocks.map((block) => blockFlow(block, language)),
    blockGap,
  );
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

/** The document as pages of `width` by `room` points of content. */
export const pagesOf = (document: Document, width: number, room: number): PageFragment[] => {
  const cover = document.sections.find((section) => section.layout === 'title');
  const chapters = document.sections.filter((section) => section !== cover);
  const flows = [
    wholeFlow<PdfPage>((most) => coverFragment(document, cover, most)),
    ...chapters.map((section) => sectionFlow(section, document.language)),
  ];
  return paginate(chainFlows(flows, sectionGap), width, room);
};
