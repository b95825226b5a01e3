import { resolve } from 'node:path';
import { AppError } from '#shared/domain/errors.ts';
import { ImportEntity } from '#shared/import/mapping.ts';
import type { CliCommand } from './command.ts';
import { findPartner } from './find-partner.ts';
import { dateOption } from './partners.ts';

export const report: CliCommand = {
  usage: [
    'report portfolio [--as-of DATE] --out FILE.xlsx   write the portfolio as a workbook (or FILE.csv)',
    '  report records KIND [--partner NAME] --out FILE.xlsx   write the records of a kind, as the import reads them (or FILE.csv)',
  ].join('\n'),
  store: 'open',
  options: { 'as-of': { type: 'string' }, partner: { type: 'string' }, out: { type: 'string' } },
  run: async ({ api, words, options }) => {
    const [what, word] = words;
    if (what !== 'portfolio' && what !== 'records')
      throw new AppError('USAGE', { detail: 'report knows the words "portfolio" and "records"' });
    const out = options['out'];
    if (typeof out !== 'string' || !/\.(xlsx|csv)$/i.test(out))
      throw new AppError('USAGE', { detail: `report ${what} needs --out FILE.xlsx or FILE.csv` });
    const format = out.toLowerCase().endsWith('.csv') ? 'csv' : 'xlsx';
    if (what === 'records') {
      const kind = ImportEntity.safeParse(word);
      if (!kind.success) throw new AppError('USAGE', { detail: `report records needs a kind: ${ImportEntity.options.join(', ')}` });
      const name = options['partner'];
      const partnerId = typeof name === 'string' ? await findPartner(api, name) : null;
      const made = await api('reports.records', {
        kind: kind.data,
        file: resolve(out),
        format,
        ...(partnerId === null ? {} : { partnerId }),
      });
      return { file: made.file.path, kind: kind.data, records: made.records };
    }
    const asOf = dateOption(options['as-of']);
    const written = await api('reports.portfolio', { file: resolve(out), format, ...(asOf === undefined ? {} : { asOf }) });
    return { file: written.file.path, partners: written.partners, asOf: written.asOf };
  },
};
