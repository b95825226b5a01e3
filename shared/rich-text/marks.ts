import type { RichRun } from './model.ts';

/** The look of a run. */
export type Marks = Omit<RichRun, 'text'>;
/** One character with its look; texts are counted in code units, so that any text can be cut and joined again. */
export type MarkedChar = Marks & { char: string };

export const marksOf = ({ bold, italic, strike, href }: Marks): Marks => ({
  ...(bold ? { bold } : {}),
  ...(italic ? { italic } : {}),
  ...(strike ? { strike } : {}),
  ...(href === undefined ? {} : { href }),
});

const isSameLook = (a: Marks, b: Marks): boolean =>
  a.bold === b.bold && a.italic === b.italic && a.strike === b.strike && a.href === b.href;

/** Joins neighbours of the same look and leaves empty runs out. */
export const joinRuns = (runs: readonly RichRun[]): RichRun[] => {
  const joined: RichRun[] = [];
  for (const run of runs) {
    const last = joined.at(-1);
    if (run.text === '') continue;
    if (last && isSameLook(last, run)) joined[joined.length - 1] = { ...last, text: last.text + run.text };
    else joined.push({ text: run.text, ...marksOf(run) });
  }
  return joined;
};

export const charsOf = (runs: readonly RichRun[]): MarkedChar[] =>
  runs.flatMap((run) => run.text.split('').map((char) => ({ char, ...marksOf(run) })));

export const runsOf = (chars: readonly MarkedChar[]): RichRun[] => joinRuns(chars.map(({ char, ...marks }) => ({ text: char, ...marks })));
