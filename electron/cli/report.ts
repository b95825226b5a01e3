import { resolve } from 'node:path';
import { AppError } from '#shared/domain/errors.ts';
import type { CliCommand } from './command.ts';
import { dateOption } from './partners.ts';

export const report: CliCommand = {
  usage: 'report portfolio [--as-of DATE] --out FILE.xlsx   write the portfolio as a workbook (or FILE.csv)',
  store: 'open',
  options: { 'as-of': { type: 'string' }, out: { type: 'string' } },
  run: async ({ api, words, options }) => {
    if (words[0] !== 'portfolio') throw new AppError('USAGE', { detail: 'report knows the word "portfolio"' });
    const out = options['out'];
    if (typeof out !== 'string' || !/\.(xlsx|csv)$/i.test(out))
      throw new AppError('USAGE', { detail: 'report portfolio needs --out FILE.xlsx or FILE.csv' });
    const asOf = dateOption(options['as-of']);
    const format = out.toLowerCase().endsWith('.csv') ? 'csv' : 'xlsx';
    const written = await api('reports.portfolio', { file: resolve(out), format, ...(asOf === undefined ? {} : { asOf }) });
    return { file: written.file.path, partners: written.partners, asOf: written.asOf };
  },
};
