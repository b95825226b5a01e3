import { Text, View } from '@react-pdf/renderer';
import { createElement as h, type ReactElement } from 'react';
import type { Block, Document, Section } from '#shared/documents/model.ts';
import { wordsOf } from '#shared/documents/words.ts';
import { chartBlock } from './chart.ts';
import { figuresBlock } from './figures.ts';
import { tableBlock } from './table.ts';
import { listBlock, textBlock } from './text.ts';
import { colors, styles } from './theme.ts';

const body = (block: Block, width: number, language: string): ReactElement => {
  switch (block.kind) {
    case 'text':
      return textBlock(block, width);
    case 'list':
      return listBlock(block, width);
    case 'figures':
      return figuresBlock(block, width, language);
    case 'table':
      return tableBlock(block, width, language);
    case 'chart':
      return chartBlock(block.chart, width, language);
  }
};

/** Puts a block into the outline of the PDF; the types of the renderer know this for pages alone. */
const inOutline = (title: string): { bookmark: string } => ({ bookmark: title });

/** Height that must be free below a heading, in points, for the heading to stay on its page: a chart is not divided. */
const ahead = (block: Block | undefined): number => (block?.kind === 'chart' ? 230 : 70);

/** One chapter: its title, then its blocks. A heading is never left alone at the foot of a page. */
export const sectionView = (section: Section, width: number, language: string): ReactElement[] => {
  const blocks: Block[] = section.blocks.length
    ? section.blocks
    : [{ kind: 'text', role: 'note', paragraphs: [wordsOf(language)('nothingHere')] }];
  const headingOf = (block: Block | undefined): ReactElement | null =>
    block?.heading ? h(Text, { style: styles.heading }, block.heading) : null;
  return [
    h(
      View,
      { key: `${section.key}-title`, minPresenceAhead: ahead(blocks[0]), ...inOutline(section.title), wrap: false },
      h(Text, { style: styles.sectionTitle }, section.title),
      headingOf(blocks[0]),
    ),
    ...blocks.flatMap((block, index) => {
      const last = index === blocks.length - 1;
      const heading = index > 0 && headingOf(block);
      return [
        ...(heading ? [h(View, { key: `${section.key}-${index}-heading`, minPresenceAhead: ahead(block), wrap: false }, heading)] : []),
        h(View, { key: `${section.key}-${index}`, style: { marginBottom: last ? 22 : 11 } }, body(block, width, language)),
      ];
    }),
  ];
};

/** The head of the first page: title, subtitle, for whom, and what the cover section says. */
export const coverView = (document: Document, section: Section | undefined): ReactElement => {
  const say = wordsOf(document.language);
  const title = section?.title ?? document.title;
  const lines = (section?.blocks ?? []).flatMap((block) =>
    block.kind === 'text' ? block.paragraphs : block.kind === 'list' ? block.items : [],
  );
  return h(
    View,
    { key: 'cover', ...inOutline(title), style: { borderLeftWidth: 4, borderLeftColor: colors.accent, paddingLeft: 14, marginBottom: 24 } },
    h(Text, { style: { fontSize: title.length > 70 ? 18 : 24, fontWeight: 600, lineHeight: 1.2 } }, title),
    document.subtitle ? h(Text, { style: { fontSize: 12, color: colors.muted, marginTop: 4 } }, document.subtitle) : null,
    document.partner && !title.includes(document.partner)
      ? h(Text, { style: { fontSize: 11, fontWeight: 600, marginTop: 8 } }, say('preparedFor', { partner: document.partner }))
      : null,
    ...lines.map((line, index) => h(Text, { key: index, style: { ...styles.body, color: colors.muted, marginTop: index ? 0 : 4 } }, line)),
  );
};
