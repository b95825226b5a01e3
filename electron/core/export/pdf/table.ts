import { Text, View } from '@react-pdf/renderer';
import { createElement as h, type ReactElement } from 'react';
import { alignOf, missingReasons, statusShape } from '#shared/documents/format.ts';
import type { Status, TableBlock } from '#shared/documents/model.ts';
import { type LaidCell, type LaidRow, layoutTable, splitTallRow, type TablePart } from '#shared/documents/table-layout.ts';
import { wordsOf } from '#shared/documents/words.ts';
import { textBlock } from './text.ts';
import { colors, sizes, styles } from './theme.ts';

const padX = 4;
const padY = 2.6;
/** A row of more lines than this is divided, so that it can go on on the next page. */
const mostLines = 40;
const statusColor: Record<Status, string> = {
  'on-track': colors.good,
  'at-risk': colors.warn,
  'off-track': colors.bad,
  unknown: colors.muted,
};

const cellText = ({ value, lines }: LaidCell): (string | ReactElement)[] => {
  const text = lines.join('\n');
  if (value?.kind !== 'status' || !text.startsWith(statusShape(value.status))) return [text];
  return [h(Text, { key: 'shape', style: { color: statusColor[value.status] } }, text.slice(0, 1)), text.slice(1)];
};

const row = (laid: LaidRow, widths: number[], kind: 'header' | 'body', key: number): ReactElement => {
  const header = kind === 'header';
  const total = laid.emphasis === 'total';
  return h(
    View,
    {
      key,
      wrap: false,
      fixed: header,
      // a header never stands alone at the foot of a page
      ...(header ? { minPresenceAhead: 40 } : {}),
      style: {
        flexDirection: 'row',
        borderBottomWidth: header ? 0.8 : 0.4,
        borderBottomColor: header ? colors.muted : colors.line,
        borderTopWidth: total ? 0.8 : 0,
        borderTopColor: colors.muted,
      },
    },
    ...laid.cells.map((cell, index) =>
      h(
        Text,
        {
          key: cell.column.key,
          style: {
            width: widths[index] ?? 0,
            paddingHorizontal: padX,
            paddingVertical: padY,
            fontSize: sizes.table,
            lineHeight: 1.35,
            textAlign: alignOf(cell.column),
            // tabular figures for numbers only: they would also stretch the hyphen of "2017-Q4"
            ...(alignOf(cell.column) === 'right' && !header ? { fontFeatureSettings: ['tnum'] } : {}),
            alignSelf: header ? 'flex-end' : 'flex-start',
            fontWeight: header || total ? 600 : 400,
            color: header || laid.emphasis === 'subdued' || cell.value?.kind === 'missing' ? colors.muted : colors.text,
          },
        },
        ...cellText(cell),
      ),
    ),
  );
};

const part = (laid: TablePart, key: number): ReactElement =>
  h(
    View,
    { key, style: { marginTop: key ? 8 : 0 } },
    row(laid.header, laid.widths, 'header', -1),
    ...laid.rows.flatMap((one) => splitTallRow(one, mostLines)).map((one, index) => row(one, laid.widths, 'body', index)),
  );

/** A table whose header repeats on each page; columns that do not fit continue below; the reasons for missing values stand under it. */
export const tableBlock = (block: TableBlock, width: number, language: string): ReactElement => {
  if (block.rows.length === 0) return textBlock({ kind: 'text', role: 'note', paragraphs: [block.empty] }, width);
  const parts = layoutTable(block, { width, size: sizes.table, padX, language });
  const reasons = missingReasons(block.rows);
  return h(
    View,
    null,
    ...parts.map(part),
    reasons.length > 0 &&
      h(
        Text,
        { key: 'reasons', style: { ...styles.note, marginTop: 4 } },
        wordsOf(language)('notAvailableBecause', { reason: reasons.join('; ') }),
      ),
  );
};
