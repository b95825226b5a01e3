import { AppError } from '#shared/domain/errors.ts';
import type { CliCommand } from './command.ts';
import { exportPlan } from './plan/export.ts';
import { importPlan } from './plan/import.ts';

const words: Readonly<Record<string, CliCommand['run']>> = {
  export: exportPlan,
  import: importPlan,
};

export const plan: CliCommand = {
  usage: [
    'plan export PARTNER --year YEAR --format xlsx|pdf|pptx|md --out FILE [--audience internal|partner] [--template FILE.pptx] [--as-of DATE]   write a plan into a file',
    '  plan import FILE.xlsx [--dry-run]    read the workbook of a plan back in, or say what it would change',
  ].join('\n'),
  store: 'open',
  options: {
    year: { type: 'string' },
    format: { type: 'string' },
    out: { type: 'string' },
    audience: { type: 'string' },
    template: { type: 'string' },
    'as-of': { type: 'string' },
    'dry-run': { type: 'boolean' },
  },
  run: (given) => {
    const word = given.words[0] ?? '';
    const run = Object.hasOwn(words, word) ? words[word] : undefined;
    if (!run) throw new AppError('USAGE', { detail: `plan knows the words ${Object.keys(words).join(', ')}` });
    return run(given);
  },
};
