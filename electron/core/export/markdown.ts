import { chartTable } from '#shared/documents/chart-table.ts';
import { figuresTable } from '#shared/documents/figures-table.ts';
import { dateText } from '#shared/documents/format.ts';
import type { Block, Document, FiguresBlock, Section } from '#shared/documents/model.ts';
import { wordsOf } from '#shared/documents/words.ts';
import { tableText } from './markdown/table.ts';
import { inlineText, paragraphText, richText } from './markdown/text.ts';

/** The footnotes of a document in the order in which they are first named: what each figure says. */
type Footnotes = { mark(label: string, definition: string): string; all(): string[] };

const createFootnotes = (): Footnotes => {
  const texts: string[] = [];
  return {
    mark: (label, definition) => {
      if (definition === '') return '';
      const text = `${label}: ${definition}`;
      if (!texts.includes(text)) texts.push(text);
      return `[^${texts.indexOf(text) + 1}]`;
    },
    all: () => texts.map((text, index) => `[^${index + 1}]: ${inlineText(text)}`),
  };
};

const figuresText = (block: FiguresBlock, language: string, footnotes: Footnotes): string =>
  tableText(figuresTable(block, language), language, (row) => {
    const figure = block.figures[row];
    return figure ? footnotes.mark(figure.label, figure.definition) : '';
  });

const bodyText = (block: Block, language: string, footnotes: Footnotes): string[] => {
  switch (block.kind) {
    case 'text':
      return block.rich ? [richText(block.rich)] : block.paragraphs.map(paragraphText);
    case 'list':
      return [block.items.map((item, index) => `${block.ordered ? `${index + 1}.` : '-'} ${inlineText(item)}`).join('\n')];
    case 'figures':
      return [figuresText(block, language, footnotes)];
    case 'table':
      return [tableText(block, language)];
    case 'chart':
      return [
        `**${inlineText(block.chart.title)}**`,
        inlineText(block.chart.altText),
        tableText(chartTable(block.chart, language), language),
      ];
  }
};

const sectionText = ({ title, blocks }: Section, language: string, footnotes: Footnotes): string[] => [
  `## ${inlineText(title)}`,
  ...(blocks.length > 0 ? [] : [inlineText(wordsOf(language)('nothingHere'))]),
  ...blocks.flatMap((block) => [...(block.heading ? [`### ${inlineText(block.heading)}`] : []), ...bodyText(block, language, footnotes)]),
];

/**
 * A document as Markdown in the dialect of GitHub: tables, each chart as the table behind it, what a figure says as a footnote, and the as-of date below the
 * title. Speaker notes are left out.
 */
export const writeMarkdown = (document: Document): string => {
  const { language, subtitle, partner, footer } = document;
  const say = wordsOf(language);
  const cover = document.sections.find(({ layout }) => layout === 'title');
  const title = cover?.title ?? document.title;
  const footnotes = createFootnotes();
  const asOf = say('asOf', { date: dateText(document.asOf, language) });
  const parts = [
    `# ${inlineText(title)}`,
    ...[subtitle, partner && !title.includes(partner) ? say('preparedFor', { partner }) : ''].filter(Boolean).map(inlineText),
    inlineText([asOf, footer].filter(Boolean).join(' · ')),
    ...(cover?.blocks ?? []).flatMap((block) => bodyText(block, language, footnotes)),
    ...document.sections.filter((section) => section !== cover).flatMap((section) => sectionText(section, language, footnotes)),
    footnotes.all().join('\n'),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
};
