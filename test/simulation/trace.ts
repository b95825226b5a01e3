import { createHash } from 'node:crypto';

/** What happened, line by line, and one hash of all of it: two runs of a seed are the same when their hashes are. */
export type Trace = {
  note(line: string): void;
  hash(): string;
  /** Every line, when they are kept. */
  lines(): readonly string[];
};

export const createTrace = (keepLines: boolean): Trace => {
  const hash = createHash('sha256');
  const lines: string[] = [];
  return {
    note: (line) => {
      hash.update(line);
      hash.update('\n');
      if (keepLines) lines.push(line);
    },
    hash: () => hash.copy().digest('hex').slice(0, 16),
    lines: () => lines,
  };
};
