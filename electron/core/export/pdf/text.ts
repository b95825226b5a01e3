import { Text, View } from '@react-pdf/renderer';
import { createElement as h, type ReactElement } from 'react';
import type { ListBlock, TextBlock } from '#shared/documents/model.ts';
import { textWidth, wrapText } from '#shared/documents/text-width.ts';
import { colors, sizes, styles } from './theme.ts';

/** Lines are broken by the renderer; only a word that is wider than the page is cut here, because the renderer would let it run off. */
const breakable = (text: string, width: number, size: number): string =>
  text.split(/[ \n]/).some((word) => textWidth(word, size) > width) ? wrapText(text, width, size).join('\n') : text;

const nonEmpty = (texts: string[]): string[] => texts.map((text) => text.trim()).filter(Boolean);

/** Running text; what a person wrote has a bar of the accent at its left. `width` is the width of the page's text. */
export const textBlock = (block: TextBlock, width: number): ReactElement => {
  const small = block.role === 'note';
  const bar = block.role === 'commentary' ? { borderLeftWidth: 2, borderLeftColor: colors.accent, paddingLeft: 9 } : {};
  return h(
    View,
    { style: bar },
    ...nonEmpty(block.paragraphs).map((text, index) =>
      h(
        Text,
        { key: index, orphans: 2, widows: 2, style: { marginTop: index ? 5 : 0, ...(small ? styles.note : styles.body) } },
        breakable(text, width - 12, small ? sizes.small : sizes.body),
      ),
    ),
  );
};

export const listBlock = (block: ListBlock, width: number): ReactElement =>
  h(
    View,
    null,
    ...nonEmpty(block.items).map((text, index) =>
      h(
        View,
        { key: index, style: { flexDirection: 'row', marginTop: index ? 3 : 0 } },
        h(Text, { style: { ...styles.body, width: 16, color: colors.accent } }, block.ordered ? `${index + 1}.` : '•'),
        h(Text, { style: { ...styles.body, flex: 1 } }, breakable(text, width - 18, sizes.body)),
      ),
    ),
  );
