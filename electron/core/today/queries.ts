import { placeAlerts } from '#core/alerts/entries.ts';
import { type Picture, readPicture } from '#core/alerts/picture.ts';
import type { HandlersFor } from '#core/context.ts';
import type { OutputOf } from '#shared/api/contract.ts';
import type { Empty } from '#shared/api/today.ts';
import type { PartnerFacts } from '#shared/alerts/facts.ts';
import { windowMonths } from '#shared/domain/dates.ts';
import { portfolioHeader } from '#shared/metrics/portfolio.ts';
import { closingWindows, duePromises, meetings, qbrsToPrepare } from './due.ts';

/** Why a part is empty: because nothing of it is due, or because nothing of it is recorded at all. */
const emptiness = (picture: Picture, shown: number, isRecorded: (facts: PartnerFacts) => boolean): Empty =>
  shown > 0 ? null : [...picture.entries.values()].some(({ record }) => isRecorded(record.facts)) ? 'none' : 'never';

const headerOf = ({ frame, entries }: Picture): OutputOf<'today.get'>['header'] => {
  const { asOf, program, preset, converter } = frame;
  const rows = [...entries.values()].map(({ record: { facts } }) => ({
    enrolled: facts.isEnrolled,
    active: facts.isActive,
    tier: facts.tier,
    wonAmount: facts.revenue,
  }));
  const { enrolled, active, activeRatio } = portfolioHeader(rows, {
    asOf,
    preset,
    revenueWindow: windowMonths(asOf, 12),
    converter,
    tiers: program.tiers,
  });
  return { enrolled, active, activeRatio };
};

export const todayQueries: HandlersFor<'today', 'query'> = {
  'today.get': async (ctx, { asOf: wanted, limit, days }) => {
    const picture = await readPicture(ctx, wanted);
    const { asOf, converter } = picture.frame;
    const { counts, alerts } = await placeAlerts(ctx, picture, { includeHandled: false, limit });
    const all = [...picture.entries.values()];
    const promised = duePromises(all, asOf, days);
    const ownYears = await ctx.db.selectFrom('partner').select('id').where('fiscal_calendar', 'is not', null).execute();
    const qbrs = qbrsToPrepare(all, asOf, new Set(ownYears.map(({ id }) => id)));
    const { next, recent } = meetings(all, asOf);
    const windows = closingWindows(all, asOf);
    return {
      asOf,
      currency: converter.currency,
      hasPartners: picture.entries.size > 0,
      header: headerOf(picture),
      counts,
      alerts,
      commitments: {
        vendor: promised.vendor.slice(0, limit),
        partner: promised.partner.slice(0, limit),
        totals: { vendor: promised.vendor.length, partner: promised.partner.length },
        empty: emptiness(picture, promised.vendor.length + promised.partner.length, (facts) => facts.promised.length > 0),
      },
      qbrs: {
        entries: qbrs.slice(0, limit),
        total: qbrs.length,
        empty: emptiness(picture, qbrs.length, (facts) => facts.qbrs.some(({ id }) => id !== null)),
      },
      meetings: {
        next: next.slice(0, limit),
        recent: recent.slice(0, limit),
        empty: emptiness(picture, next.length + recent.length, (facts) => facts.lastTouch !== null),
      },
      windows: {
        entries: windows.slice(0, limit),
        total: windows.length,
        empty: emptiness(
          picture,
          windows.length,
          ({ renewals, certificates, documents, mdf, onboarding }) =>
            renewals.length + certificates.length + documents.length + mdf.length > 0 || onboarding !== null,
        ),
      },
    };
  },
};
