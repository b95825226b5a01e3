import { readMetricSettings } from '#core/metrics/frame.ts';
import { readLinks } from '#core/metrics/partners.ts';
import { readScopes } from '#core/metrics/read-scopes.ts';
import { totalMoney } from '#core/partners/total-money.ts';
import type { Value } from '#shared/documents/model.ts';
import { makeFrame } from '#shared/metrics/engine/frame.ts';
import type { RecordTable } from '#shared/qbr/model.ts';
import { dateValue, moneyValue, textValue } from '#shared/qbr/values.ts';
import { recordTable, type RecordsAsked } from './asked.ts';

/** What was sold on to each reseller in the quarter, by the reports that were in by the as-of date. */
const readBought = ({ ctx, partnerId, quarter, asOf }: RecordsAsked) =>
  ctx.db
    .selectFrom('sell_through_line as l')
    .innerJoin('sell_through_report as r', 'r.id', 'l.report_id')
    .select(['l.reseller_id as reseller', 'l.currency'])
    .select(({ fn }) => fn.sum<number>('l.amount_minor').as('amount'))
    .where('l.partner_id', '=', partnerId)
    .where('l.reseller_id', 'is not', null)
    .where('r.to_on', '>=', quarter.from)
    .where('r.to_on', '<=', quarter.to < asOf ? quarter.to : asOf)
    .where('r.received_on', '<=', asOf)
    .groupBy(['l.reseller_id', 'l.currency'])
    .execute();

/** The resellers below a distributor on the last day of the quarter (or the as-of date), each with its last activity and what it bought through the distributor. */
export const readDownstream = async (asked: RecordsAsked): Promise<RecordTable> => {
  const { ctx, partnerId, quarter, asOf, say } = asked;
  const converter = asked.converter.again();
  const settings = await readMetricSettings(ctx, asOf);
  const frame = makeFrame(asOf, quarter, settings.preset);
  const below = readLinks(ctx, [partnerId]).filter(
    ({ from, to }) => (from === null || from <= frame.day) && (to === null || to > frame.day),
  );
  const ids = [...new Set(below.map(({ childId }) => childId))];
  const [rows = []] = readScopes(ctx, { metrics: [], frames: [frame], partnerIds: ids }, { ...settings, converter }).rows;
  const bought = Map.groupBy(await readBought(asked), ({ reseller }) => reseller);
  const lines = rows.map(({ partner, standing }) => {
    const own = bought.get(partner.id) ?? [];
    return { partner, standing, amount: own.length === 0 ? 0 : totalMoney(own, ({ amount }) => amount, converter) };
  });
  const standingValue = ({ enrolled, active }: (typeof lines)[number]['standing']): Value => {
    if (!enrolled) return { kind: 'status', status: 'unknown', text: say('notEnrolled') };
    return active
      ? { kind: 'status', status: 'on-track', text: say('active') }
      : { kind: 'status', status: 'at-risk', text: say('inactive') };
  };
  return recordTable(
    [
      { key: 'reseller', label: say('reseller'), kind: 'text' },
      { key: 'standing', label: say('standing'), kind: 'status' },
      { key: 'lastActivity', label: say('lastActivity'), kind: 'date' },
      { key: 'amount', label: say('sellThroughAmount', { quarter: quarter.label }), kind: 'money', unit: converter.currency },
    ],
    lines
      .toSorted((a, b) => (b.amount ?? 0) - (a.amount ?? 0) || a.partner.name.localeCompare(b.partner.name))
      .map(({ partner, standing, amount }) => ({
        cells: [
          textValue(partner.name),
          standingValue(standing),
          dateValue(standing.lastEvent),
          moneyValue(amount, converter.currency, say('noRateForAmount')),
        ],
      })),
  );
};
