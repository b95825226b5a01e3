import type { Delimiter } from '../mapping.ts';

const candidates: readonly Delimiter[] = [',', ';', '\t', '|'];
const sampleRows = 100;

/** Cells in each of the first rows, quotes respected; a row that the sample cuts is left out. */
const widths = (text: string, delimiter: string, newline: string): number[] => {
  const found: number[] = [];
  let cells = 1;
  let quoted = false;
  let isFieldStart = true;
  let isBlank = true;
  for (let at = 0; at < text.length && found.length < sampleRows; at++) {
    const char = text[at] as string;
    if (quoted) {
      if (char === '"') quoted = false;
      continue;
    }
    if (char === '"' && (isFieldStart || text[at - 1] === '"')) quoted = true;
    isFieldStart = char === delimiter || char === newline;
    if (char === delimiter) cells++;
    else if (char === newline) {
      if (!isBlank) found.push(cells);
      cells = 1;
      isBlank = true;
    } else if (char !== '\r' && char !== ' ') isBlank = false;
  }
  if (found.length === 0 && !isBlank) found.push(cells);
  return found;
};

/** How well rows agree on a width above one: the share of rows that have the most usual width, and that width. */
const agreement = (rows: number[]): { share: number; width: number } => {
  const counts = new Map<number, number>();
  for (const width of rows) counts.set(width, (counts.get(width) ?? 0) + 1);
  let width = 1;
  let most = 0;
  for (const [candidate, count] of counts) {
    if (count > most) {
      most = count;
      width = candidate;
    }
  }
  return { share: rows.length === 0 ? 0 : most / rows.length, width };
};

/** The delimiter under which the first rows agree best on their number of cells; a comma when the file has one column. */
export const guessDelimiter = (text: string, newline: string): Delimiter => {
  const sample = text.slice(0, 128 * 1024);
  let best: Delimiter = ',';
  let bestScore = 0;
  for (const delimiter of candidates) {
    const { share, width } = agreement(widths(sample, delimiter, newline));
    // agreement first; among those that agree alike, the one that parts more
    const score = width < 2 ? 0 : share * 100 + Math.min(width, 50);
    if (score > bestScore) {
      best = delimiter;
      bestScore = score;
    }
  }
  return best;
};
