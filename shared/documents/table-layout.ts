import { headerText, valueText } from './format.ts';
import type { Column, Row, TableBlock, Value } from './model.ts';
import { textWidth, wrapText } from './text-width.ts';

/** How a table is set: all in points. `padX` is the space left and right inside a cell. */
export type TableMetrics = { width: number; size: number; padX: number; language: string };
/** `text` is what the lines say in one piece; `value` is null in the header. */
export type LaidCell = { column: Column; value: Value | null; text: string; lines: string[] };
export type LaidRow = { cells: LaidCell[]; lines: number; emphasis: Row['emphasis'] };
/** A table that fits its width: columns with widths, the header, and every row broken into lines. */
export type TablePart = { columns: Column[]; widths: number[]; size: number; header: LaidRow; rows: LaidRow[] };

type Measured = { column: Column; least: number; wished: number; words: boolean };

const longestWord = (text: string, size: number, weight: 'regular' | 'bold'): number =>
  Math.max(0, ...text.split(/[ \n]/).map((word) => textWidth(word, size, weight)));

/** Amounts, counts and dates are never broken; words are, at spaces, and only a word wider than 40 % of the table is cut. */
const measure = (block: TableBlock, { width, size, padX, language }: TableMetrics): Measured[] =>
  block.columns.map((column, index) => {
    const head = headerText(column);
    const texts = block.rows.map((row) => {
      const cell = row.cells[index];
      return cell ? valueText(cell, language, column.unit) : '';
    });
    const words = column.kind === 'text' || column.kind === 'status';
    const widest = Math.max(
      textWidth(head, size, 'bold'),
      ...texts.flatMap((text) => text.split('\n').map((line) => textWidth(line, size, 'bold'))),
    );
    const unbroken = words
      ? Math.max(0, ...texts.map((text) => longestWord(text, size, 'bold')))
      : Math.max(0, ...texts.map((text) => textWidth(text, size, 'bold')));
    const least = Math.min(Math.max(longestWord(head, size, 'bold'), unbroken), width * 0.4) + 2 * padX + 1;
    const preferred = column.width ? column.width * size * 0.55 : widest;
    return { column, least, wished: Math.max(least, preferred + 2 * padX + 1), words };
  });

const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0);

/** Takes what is missing from the widest columns: every column gets its wish up to a ceiling, which is found by halving. */
const levelled = (columns: Measured[], width: number): number[] => {
  let low = 0;
  let high = width;
  for (let round = 0; round < 40; round += 1) {
    const ceiling = (low + high) / 2;
    if (sum(columns.map((column) => Math.max(column.least, Math.min(column.wished, ceiling)))) > width) high = ceiling;
    else low = ceiling;
  }
  return columns.map((column) => Math.max(column.least, Math.min(column.wished, low)));
};

/** Takes what is missing from every column by the same share of what it could give. */
const shared = (columns: Measured[], width: number): number[] => {
  const least = sum(columns.map((column) => column.least));
  const factor = (width - least) / (sum(columns.map((column) => column.wished)) - least);
  return columns.map((column) => column.least + (column.wished - column.least) * factor);
};

/** Gives what is left over to the columns of words. Where columns must give way, the mixture of both ways is taken that `linesAt` says is shortest. */
const distribute = (columns: Measured[], width: number, linesAt: (widths: number[]) => number): number[] => {
  const wished = sum(columns.map((column) => column.wished));
  if (wished <= width) {
    const takers = columns.some(({ words }) => words) ? columns.map(({ words }) => words) : columns.map(() => true);
    const shares = sum(columns.map((column, index) => (takers[index] ? column.wished : 0)));
    return columns.map((column, index) => column.wished + (takers[index] ? ((width - wished) * column.wished) / shares : 0));
  }
  const one = levelled(columns, width);
  const other = shared(columns, width);
  const mixtures = [0, 0.25, 0.5, 0.75, 1].map((part) => one.map((value, index) => value * (1 - part) + (other[index] ?? 0) * part));
  const lines = mixtures.map(linesAt);
  return mixtures[lines.indexOf(Math.min(...lines))] ?? one;
};

/** Wrapped lines rarely fill their column: what they leave free goes to the columns that had to give way. */
const tightened = (columns: Measured[], widths: number[], rows: LaidRow[], { width, size, padX }: TableMetrics): number[] => {
  const used = columns.map((column, index) => {
    const lines = rows.flatMap((row) => row.cells[index]?.lines ?? []);
    const content = lines.reduce((most, line) => Math.max(most, textWidth(line, size, 'bold')), 0) + 2 * padX + 1;
    return Math.min(widths[index] ?? 0, Math.max(content, column.least));
  });
  const free = width - sum(used);
  const wants = columns.map((column, index) => Math.max(0, column.wished - (used[index] ?? 0)));
  const wanted = sum(wants);
  return wanted > 0 ? used.map((value, index) => value + (free * (wants[index] ?? 0)) / wanted) : widths;
};

/** Positions of columns in groups of at most `most` besides the first column, which names the row and starts each group; null when a group is too wide. */
const groupsBy = (columns: Measured[], width: number, most: number): number[][] | null => {
  const groups: number[][] = [];
  for (let from = 1; from < columns.length; from += most) {
    groups.push([0, ...columns.slice(from, from + most).map((_, index) => from + index)]);
  }
  const fits = groups.every((group) => sum(group.map((index) => columns[index]?.least ?? 0)) <= width);
  return fits ? groups : null;
};

/** As few groups as fit the width, all of about the same number of columns. */
const groupsOf = (columns: Measured[], width: number): number[][] => {
  const others = Math.max(1, columns.length - 1);
  if (columns.length < 2) return [columns.map((_, index) => index)];
  for (let count = 1; count < others; count += 1) {
    const groups = groupsBy(columns, width, Math.ceil(others / count));
    if (groups) return groups;
  }
  return columns.slice(1).map((_, index) => [0, index + 1]);
};

type Bare = Omit<LaidCell, 'lines'>;
const laidRow = (bare: Bare[], widths: number[], { size, padX }: TableMetrics, bold: boolean, emphasis: Row['emphasis']): LaidRow => {
  const cells = bare.map((cell, index) => ({
    ...cell,
    lines: wrapText(cell.text, (widths[index] ?? 0) - 2 * padX, size, bold ? 'bold' : 'regular', 'tabular'),
  }));
  return { cells, lines: Math.max(1, ...cells.map((cell) => cell.lines.length)), emphasis };
};

/**
 * Fits a table to a width: wide text wraps, numbers never do, and a table with more columns than fit becomes several below each other, each starting with the
 * first column. No text is dropped.
 */
export const layoutTable = (block: TableBlock, metrics: TableMetrics): TablePart[] => {
  const measured = measure(block, metrics);
  return groupsOf(measured, metrics.width).map((group) => {
    const members = group.flatMap((index) => measured[index] ?? []);
    const columns = members.map((member) => member.column);
    const bare = block.rows.map((row) =>
      columns.map((column, at): Bare => {
        const value = row.cells[group[at] ?? -1] ?? null;
        return { column, value, text: value ? valueText(value, metrics.language, column.unit) : '' };
      }),
    );
    const lay = (widths: number[], row: Bare[], index: number): LaidRow => {
      const emphasis = block.rows[index]?.emphasis;
      return laidRow(row, widths, metrics, emphasis === 'total', emphasis);
    };
    // the first rows stand for all: a choice of widths is worth no second pass over thousands
    const linesAt = (widths: number[]): number => sum(bare.slice(0, 100).map((row, index) => lay(widths, row, index).lines));
    const chosen = distribute(members, metrics.width, linesAt);
    const header = columns.map((column): Bare => ({ column, value: null, text: headerText(column) }));
    const headerAt = (at: number[]): LaidRow => laidRow(header, at, metrics, true, undefined);
    const widths = tightened(members, chosen, [headerAt(chosen), ...bare.map((row, index) => lay(chosen, row, index))], metrics);
    const rows = bare.map((row, index) => lay(widths, row, index));
    return { columns, widths, size: metrics.size, header: headerAt(widths), rows };
  });
};

/** Cuts a row that is taller than a page into rows of at most `lines` lines, so that it goes on instead of running off. */
export const splitTallRow = (row: LaidRow, lines: number): LaidRow[] => {
  if (row.lines <= lines) return [row];
  const count = Math.ceil(row.lines / lines);
  return Array.from({ length: count }, (_, part) => {
    const cells = row.cells.map((cell) => {
      const slice = cell.lines.slice(part * lines, (part + 1) * lines);
      return { ...cell, lines: slice, text: slice.join(' ') };
    });
    return { cells, lines: Math.max(1, ...cells.map((cell) => cell.lines.length)), emphasis: row.emphasis };
  });
};
