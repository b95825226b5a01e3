import { dateEvidence } from './parse-date.ts';
import { numberEvidence, parseWhole } from './parse-number.ts';

/** What a column looks like. `filled`: rows with a value. `words`: its different values in the sampled rows, with their number; cut at `manyWords`. */
export type ColumnProfile = {
  filled: number;
  type: 'empty' | 'integer' | 'decimal' | 'date' | 'text';
  samples: string[];
  words: Map<string, number>;
};

const sampledRows = 2000;
const manyWords = 200;
const shownSamples = 4;

const typeOf = (words: ReadonlyMap<string, number>): ColumnProfile['type'] => {
  if (words.size === 0) return 'empty';
  let dates = 0;
  let numbers = 0;
  let wholes = 0;
  for (const word of words.keys()) {
    if (numberEvidence(word) !== 'none') numbers++;
    if (parseWhole(word, null) !== null) wholes++;
    if (dateEvidence(word) !== 'none') dates++;
  }
  // single slips do not change what a column is
  const most = words.size * 0.9;
  if (wholes >= most) return 'integer';
  if (numbers >= most) return 'decimal';
  return dates >= most ? 'date' : 'text';
};

/** Looks at one column; `rows` beyond the sample are only counted. */
export const profileColumn = (rows: readonly string[][], column: number): ColumnProfile => {
  const words = new Map<string, number>();
  let filled = 0;
  for (let at = 0; at < rows.length; at++) {
    const cell = rows[at]?.[column] ?? '';
    if (cell === '') continue;
    filled++;
    if (at >= sampledRows) continue;
    const word = cell.trim();
    if (word === '') continue;
    const count = words.get(word);
    if (count !== undefined) words.set(word, count + 1);
    else if (words.size < manyWords) words.set(word, 1);
  }
  return { filled, type: typeOf(words), samples: [...words.keys()].slice(0, shownSamples).map((word) => word.slice(0, 200)), words };
};
