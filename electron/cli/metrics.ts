import { AppError } from '#shared/domain/errors.ts';
import { slices } from '#shared/metrics/engine/metric.ts';
import type { Figure } from '#shared/metrics/figure.ts';
import type { CliCommand } from './command.ts';
import { findPartner } from './find-partner.ts';
import type { Json } from './json.ts';
import { dateOption } from './partners.ts';

const textOption = (value: string | boolean | string[] | undefined): string | undefined => (typeof value === 'string' ? value : undefined);

/** A figure as scripts read it: money in minor units of `currency`, ratios as fractions. */
const printed = (figure: Figure): Record<string, Json> => ({
  id: figure.id,
  value: figure.value,
  numerator: figure.numerator,
  denominator: figure.denominator,
  unit: figure.unit,
  preset: figure.preset,
  window: { from: figure.window.from, to: figure.window.to },
  asOf: figure.asOf,
  available: figure.value !== null,
  reason: figure.reason,
  currency: figure.currency,
  rate: figure.rate,
  previous: figure.previous,
});

export const metricsCommand: CliCommand = {
  usage:
    'metrics list | snapshot [--weeks N]  every metric: id, name, unit, presets, source; or count the leading indicators of the last weeks anew',
  store: 'open',
  options: { weeks: { type: 'string' } },
  run: async ({ api, words, options }) => {
    if (words[0] === 'list') return (await api('metrics.list', {})).metrics;
    if (words[0] !== 'snapshot') throw new AppError('USAGE', { detail: 'metrics knows the words "list" and "snapshot"' });
    const weeks = options['weeks'];
    if (weeks !== undefined && !/^\d{1,3}$/.test(String(weeks))) throw new AppError('USAGE', { detail: '--weeks is a whole number' });
    return api('metrics.snapshot', weeks === undefined ? {} : { weeks: Number(weeks) });
  },
};

export const metric: CliCommand = {
  usage:
    'metric ID [--as-of DATE] [--period 2017-Q4] [--preset P] [--by type|tier|territory|segment|cam] [--partner NAME] [--rows]  one metric, what it is made of, and the rows behind it',
  store: 'open',
  options: {
    'as-of': { type: 'string' },
    period: { type: 'string' },
    preset: { type: 'string' },
    by: { type: 'string' },
    partner: { type: 'string' },
    rows: { type: 'boolean' },
  },
  run: async ({ api, words, options }) => {
    const [id] = words;
    if (id === undefined) throw new AppError('USAGE', { detail: 'metric needs an id like K21' });
    const asOf = dateOption(options['as-of']);
    const [period, preset, byText, partner] = ['period', 'preset', 'by', 'partner'].map((key) => textOption(options[key]));
    const by = slices.find((slice) => slice === byText);
    if (byText !== undefined && by === undefined) throw new AppError('USAGE', { detail: `--by is one of ${slices.join(', ')}` });
    const answer = await api('metrics.value', {
      id,
      ...(asOf === undefined ? {} : { asOf }),
      ...(period === undefined ? {} : { period }),
      ...(preset === undefined ? {} : { preset }),
      ...(by === undefined ? {} : { by }),
      ...(partner === undefined ? {} : { partnerId: await findPartner(api, partner) }),
      ...(options['rows'] === true ? { rows: 1_000_000 } : {}),
    });
    return {
      ...printed(answer.figure),
      groups: answer.groups.map(({ key, label, figure }) => ({ key, label, ...printed(figure) })),
      rows: answer.rows,
    };
  },
};
