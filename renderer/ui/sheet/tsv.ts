/** A cell that needs quotes: a tab, a line end or a quote in it would be taken for the form of the table. */
const quoted = (text: string): string => (/[\t\r\n]|^"/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** Cells as text for the clipboard, as spreadsheets take it: tabs between cells, lines between rows. */
export const formatTsv = (rows: ReadonlyArray<readonly string[]>): string => rows.map((cells) => cells.map(quoted).join('\t')).join('\n');

const afterCell = /[\t\r\n]/;

/**
 * The end of a quoted cell that begins at `from`, or null when the quote there is a quote and no more. Spreadsheets put quotes round a cell only
 * when it holds a tab, a line end or a quote, so that "plain" with nothing of this in it was written with its quotes.
 */
const quotedCell = (text: string, from: number): { cell: string; end: number } | null => {
  let at = from + 1;
  while (at < text.length) {
    const quote = text.indexOf('"', at);
    if (quote < 0) return null;
    if (text[quote + 1] === '"') {
      at = quote + 2;
      continue;
    }
    const next = text[quote + 1];
    const inside = text.slice(from + 1, quote);
    const isWhole = next === undefined || afterCell.test(next);
    return isWhole && /[\t\r\n"]/.test(inside) ? { cell: inside.replaceAll('""', '"'), end: quote + 1 } : null;
  }
  return null;
};

const plainCell = (text: string, from: number): { cell: string; end: number } => {
  let end = from;
  while (end < text.length && !afterCell.test(text[end] ?? '')) end += 1;
  return { cell: text.slice(from, end), end };
};

/** Text of the clipboard as rows of cells, all of one length. Reads what Excel, LibreOffice and Google Sheets copy; one line end at the end is no row. */
export const parseTsv = (text: string): string[][] => {
  const rows: string[][] = [[]];
  let at = 0;
  for (;;) {
    const { cell, end } = (text[at] === '"' ? quotedCell(text, at) : null) ?? plainCell(text, at);
    rows.at(-1)?.push(cell.replaceAll(/\r\n?/g, '\n'));
    if (end >= text.length) break;
    const isLine = text[end] !== '\t';
    at = end + (text.startsWith('\r\n', end) ? 2 : 1);
    if (!isLine) continue;
    if (at >= text.length) break;
    rows.push([]);
  }
  const width = Math.max(...rows.map(({ length }) => length));
  return rows.map((cells) => [...cells, ...Array<string>(width - cells.length).fill('')]);
};
