import { joinRuns } from '#shared/rich-text/marks.ts';
import type { RichRun } from '#shared/rich-text/model.ts';
import { textWidth } from './text-width.ts';

/** Runs between two blanks; `blank` is what stands before it, with its look. */
type Word = { blank: RichRun | null; breaks: boolean; runs: RichRun[] };

const wordsOf = (runs: readonly RichRun[]): Word[] => {
  const words: Word[] = [{ blank: null, breaks: false, runs: [] }];
  for (const run of runs) {
    for (const part of run.text.split(/([ \n])/)) {
      if (part === '\n') words.push({ blank: null, breaks: true, runs: [] });
      else if (part === ' ') words.push({ blank: { ...run, text: ' ' }, breaks: false, runs: [] });
      else if (part !== '') words.at(-1)?.runs.push({ ...run, text: part });
    }
  }
  return words;
};

/** Width of runs on one line, in the unit of `size`. */
export const runsWidth = (runs: readonly RichRun[], size: number): number =>
  runs.reduce((sum, run) => sum + textWidth(run.text, size, run.bold ? 'bold' : 'regular', 'proportional'), 0);

/** Cuts a word that is wider than a line into pieces that fit. */
const cut = (word: Word, fits: (runs: RichRun[]) => boolean): Word[] => {
  const pieces: Word[] = [];
  let piece: RichRun[] = [];
  const end = (): void => {
    pieces.push(pieces.length === 0 ? { ...word, runs: joinRuns(piece) } : { blank: null, breaks: true, runs: joinRuns(piece) });
  };
  for (const run of word.runs) {
    for (const char of run.text) {
      const longer = [...piece, { ...run, text: char }];
      if (piece.length > 0 && !fits(longer)) {
        end();
        piece = [{ ...run, text: char }];
      } else piece = joinRuns(longer);
    }
  }
  end();
  return pieces;
};

/** The lines that runs take in a box of this width, broken at blanks and at their own line ends; nothing but the blank at a break is dropped. */
export const wrapRuns = (runs: readonly RichRun[], width: number, size: number): RichRun[][] => {
  const fits = (some: RichRun[]): boolean => runsWidth(some, size) <= width;
  const lines: RichRun[][] = [];
  let line: RichRun[] = [];
  let isFirst = true;
  for (const word of wordsOf(runs).flatMap((one) => (fits(one.runs) ? [one] : cut(one, fits)))) {
    const longer = [...line, ...(word.blank && line.length > 0 ? [word.blank] : []), ...word.runs];
    if (!isFirst && (word.breaks || (line.length > 0 && !fits(longer)))) {
      lines.push(joinRuns(line));
      line = word.runs;
    } else line = longer;
    isFirst = false;
  }
  return [...lines, joinRuns(line)];
};
