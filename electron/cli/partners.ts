import type { PortfolioRow } from '#shared/api/partners.ts';
import { isIsoDate } from '#shared/domain/dates.ts';
import { AppError } from '#shared/domain/errors.ts';
import type { Figure } from '#shared/metrics/figure.ts';
import type { CliCommand } from './command.ts';
import type { Json } from './json.ts';

/** An option that holds a date, or nothing. Throws DATE_INVALID. */
export const dateOption = (value: string | boolean | string[] | undefined): string | undefined => {
  if (typeof value !== 'string') return undefined;
  if (!isIsoDate(value)) throw new AppError('DATE_INVALID', { value });
  return value;
};

const asMoney = (minor: number | null, currency: string | null): Json => (minor === null || currency === null ? null : { minor, currency });
const figureMoney = (figure: Figure): Json => asMoney(figure.value, figure.currency);

const matches = (row: PortfolioRow, field: string, value: string): boolean => {
  if (!Object.hasOwn(row, field))
    throw new AppError('USAGE', { detail: `partners have no field "${field}"; they have ${Object.keys(row).join(', ')}` });
  const found = row[field as keyof PortfolioRow];
  if (Array.isArray(found)) return found.some((item) => item.toLowerCase() === value.toLowerCase());
  return String(found ?? '').toLowerCase() === value.toLowerCase();
};

const whereOption = (value: string | boolean | string[] | undefined): [string, string] | undefined => {
  if (typeof value !== 'string') return undefined;
  const at = value.indexOf('=');
  if (at < 1) throw new AppError('USAGE', { detail: '--where is written FIELD=VALUE' });
  return [value.slice(0, at), value.slice(at + 1)];
};

export const partners: CliCommand = {
  usage: 'partners [--as-of DATE] [--where FIELD=VALUE]  list partners with the honest header',
  store: 'open',
  options: { 'as-of': { type: 'string' }, where: { type: 'string' } },
  run: async ({ api, options }) => {
    const asOf = dateOption(options['as-of']);
    const where = whereOption(options['where']);
    const portfolio = await api('partners.list', asOf === undefined ? {} : { asOf });
    const { header, currency } = portfolio;
    const rows = where ? portfolio.partners.filter((row) => matches(row, ...where)) : portfolio.partners;
    return {
      asOf: portfolio.asOf,
      partners: rows.map((row) => ({
        id: row.id,
        name: row.name,
        type: row.type,
        tier: row.tier,
        active: row.active,
        lastCommercialEvent: row.lastCommercialEvent,
        wonAmount: asMoney(row.wonAmount, currency),
        openDeals: row.openDeals,
      })),
      header: {
        enrolled: header.enrolled.value,
        active: header.active.value,
        activeRatio: header.activeRatio.value,
        preset: header.activeRatio.preset,
        revenuePerActive: figureMoney(header.revenuePerActive),
        topTenShare: header.topTenShare.value,
      },
    };
  },
};
