import type { Block, Document, Section } from '#shared/documents/model.ts';
import { wordsOf } from '#shared/documents/words.ts';
import { chartHtml } from './html/chart.ts';
import { element, textHtml } from './html/elements.ts';
import { figuresHtml } from './html/figures.ts';
import { styleOf } from './html/style.ts';
import { tableHtml } from './html/table.ts';
import { listBlockHtml, textBlockHtml } from './html/text.ts';
import { escapeXml } from './xml.ts';
import { margin, paper } from './pdf/theme.ts';

type Place = { width: number; language: string };

/** A heading is the caption of what has one of its own, and a heading before everything else. */
const bodyHtml = (block: Block, place: Place): string => {
  const heading = block.heading ? element('h3', {}, textHtml(block.heading)) : '';
  switch (block.kind) {
    case 'text':
      return heading + textBlockHtml(block);
    case 'list':
      return heading + listBlockHtml(block);
    case 'figures':
      return figuresHtml(block, place);
    case 'table':
      return tableHtml(block, { ...place, caption: block.heading });
    case 'chart':
      return heading + chartHtml(block.chart, place);
  }
};

const sectionHtml = ({ title, blocks }: Section, place: Place): string => {
  const nothing: Block = { kind: 'text', role: 'note', paragraphs: [wordsOf(place.language)('nothingHere')] };
  const shown = blocks.length > 0 ? blocks : [nothing];
  return element(
    'section',
    {},
    element('h2', {}, textHtml(title)),
    ...shown.map((block) => element('div', { class: 'block' }, bodyHtml(block, place))),
  );
};

const coverHtml = (document: Document, section: Section | undefined): string => {
  const title = section?.title ?? document.title;
  const partner = document.partner && !title.includes(document.partner) ? document.partner : null;
  const said = (section?.blocks ?? []).flatMap((block) =>
    block.kind === 'text' ? block.paragraphs : block.kind === 'list' ? block.items : [],
  );
  return element(
    'header',
    {},
    element('h1', {}, textHtml(title)),
    document.subtitle ? element('p', { class: 'subtitle' }, textHtml(document.subtitle)) : '',
    partner ? element('p', { class: 'for' }, textHtml(wordsOf(document.language)('preparedFor', { partner }))) : '',
    ...said.map((text) => element('p', {}, textHtml(text))),
  );
};

/**
 * A document as one page of HTML to print: semantic, with the language, headings, tables with headers and captions, drawings with their words. No script, no
 * address outside but the links that a person wrote; faces are asked for in /fonts. Speaker notes are left out.
 */
export const documentToHtml = (document: Document): string => {
  const place = { width: paper[document.pageSize].width - 2 * margin.x, language: document.language };
  const cover = document.sections.find((section) => section.layout === 'title');
  const chapters = document.sections.filter((section) => section !== cover);
  const head = [
    '<meta charset="utf-8">',
    element('title', {}, escapeXml(document.properties.title)),
    element('style', {}, styleOf(document)),
  ];
  const body = [coverHtml(document, cover), ...chapters.map((section) => sectionHtml(section, place))];
  return `<!doctype html>\n${element('html', { lang: document.language }, element('head', {}, ...head), element('body', {}, element('main', {}, ...body)))}\n`;
};
