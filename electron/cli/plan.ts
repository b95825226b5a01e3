import { AppError } from '#shared/domain/errors.ts';
import type { CliCommand } from './command.ts';
import { diffPlan } from './plan/diff.ts';
import { exportPlan } from './plan/export.ts';
import { importPlan } from './plan/import.ts';
import { listPlans } from './plan/list.ts';
import { revisePlan } from './plan/revise.ts';
import { showPlan } from './plan/show.ts';

const words: Readonly<Record<string, CliCommand['run']>> = {
  list: listPlans,
  show: showPlan,
  revise: revisePlan,
  diff: diffPlan,
  export: exportPlan,
  import: importPlan,
};

export const plan: CliCommand = {
  usage: [
    'plan list [PARTNER] [--year YEAR] [--as-of DATE]    the business plans with their attainment',
    '  plan show PARTNER --year YEAR [--as-of DATE]    targets against actuals, and how they come to the whole',
    '  plan revise PARTNER --year YEAR --reason TEXT [--base N]    open the next revision of an agreed plan',
    '  plan diff PARTNER A B --year YEAR    two revisions field by field (also: plan diff A B --plan ID; "working" is the one being written)',
    '  plan export PARTNER --year YEAR --format xlsx|pdf|pptx|md --out FILE [--audience internal|partner] [--template FILE.pptx] [--as-of DATE]   write a plan into a file',
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
    reason: { type: 'string' },
    base: { type: 'string' },
    plan: { type: 'string' },
  },
  run: (given) => {
    const word = given.words[0] ?? '';
    const run = Object.hasOwn(words, word) ? words[word] : undefined;
    if (!run) throw new AppError('USAGE', { detail: `plan knows the words ${Object.keys(words).join(', ')}` });
    return run(given);
  },
};
