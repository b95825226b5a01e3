import type { QueryCtx } from '#core/context.ts';
import { totalMoney } from '#core/partners/total-money.ts';
import { readTypeProfiles } from '#core/settings/profiles.ts';
import { addDays, type IsoDate } from '#shared/domain/dates.ts';
import { genericProfile } from '#shared/domain/profiles/shipped.ts';
import type { Converter } from '#shared/domain/rates.ts';
import { type CertificateStatus, type EnablementFacts, expiringDays, type MarketingFacts } from '#shared/qbr/recorded.ts';

type Reader = Pick<QueryCtx, 'db'>;
type Days = { from: IsoDate; to: IsoDate };

const held: readonly CertificateStatus[] = ['valid', 'expiring'];

const statusOf = (
  row: { state: CertificateRowState; achieved_on: string | null; expires_on: string | null },
  asOf: IsoDate,
): CertificateStatus => {
  if (row.state !== 'certified') return row.state;
  if (row.achieved_on !== null && row.achieved_on > asOf) return 'in_progress';
  if (row.expires_on === null || row.expires_on > addDays(asOf, expiringDays)) return 'valid';
  return row.expires_on < asOf ? 'expired' : 'expiring';
};
type CertificateRowState = 'not_started' | 'in_progress' | 'certified' | 'revoked';

const order: readonly CertificateStatus[] = ['expired', 'expiring', 'in_progress', 'not_started', 'valid', 'revoked'];

/** Certificates as they stand on the as-of date, worst first, and the training of the quarter. Null when neither is recorded for this partner. */
export const readEnablement = async (
  { db }: Reader,
  partner: { id: string; type: string | null },
  quarter: Days,
  asOf: IsoDate,
): Promise<EnablementFacts | null> => {
  const rows = await db
    .selectFrom('certificate as c')
    .leftJoin('certificate_definition as d', 'd.key', 'c.definition')
    .leftJoin('contact as h', 'h.id', 'c.contact_id')
    .select(['c.id', 'c.definition', 'd.label', 'h.name as holder', 'c.state', 'c.achieved_on', 'c.expires_on', 'c.started_on'])
    .where('c.partner_id', '=', partner.id)
    .where((where) => where.or([where('c.started_on', 'is', null), where('c.started_on', '<=', asOf)]))
    .execute();
  const training = await db
    .selectFrom('training')
    .select(['assigned_on', 'completed_on'])
    .where('partner_id', '=', partner.id)
    .where((where) => where.or([where('assigned_on', '<=', asOf), where('completed_on', '<=', asOf)]))
    .execute();
  if (rows.length === 0 && training.length === 0) return null;
  const profile = (partner.type === null ? undefined : (await readTypeProfiles(db)).get(partner.type)) ?? genericProfile;
  const definitions = await db.selectFrom('certificate_definition').select(['key', 'label']).execute();
  const certificates = rows.map((row) => ({
    id: row.id,
    definition: row.definition,
    certificate: row.label ?? row.definition,
    holder: row.holder,
    status: statusOf(row, asOf),
    achievedOn: row.achieved_on,
    expiresOn: row.expires_on,
  }));
  const inQuarter = (day: IsoDate | null): boolean => day !== null && day >= quarter.from && day <= quarter.to;
  return {
    certificates: certificates
      .toSorted(
        (a, b) => order.indexOf(a.status) - order.indexOf(b.status) || a.certificate.localeCompare(b.certificate) || (a.id < b.id ? -1 : 1),
      )
      .map(({ definition: _, ...line }) => line),
    missing: profile.requiredCertificates
      .filter((key) => !certificates.some(({ definition, status }) => definition === key && held.includes(status)))
      .map((key) => definitions.find((one) => one.key === key)?.label ?? key),
    assigned: training.filter(({ assigned_on }) => inQuarter(assigned_on)).length,
    completed: training.filter(({ completed_on }) => inQuarter(completed_on)).length,
  };
};

type Amounts = ReadonlyArray<{ minor: number | null; currency: string | null }>;
const sumOf = (rows: Amounts, converter: Converter): number | null =>
  rows.length === 0 ? 0 : totalMoney(rows, ({ minor }) => minor, converter);

const decided: readonly string[] = ['approved', 'executed'];
const accepted: readonly string[] = ['approved', 'paid'];

/** Campaigns that were deployed or ran in the quarter, and the MDF of the allocations that run on the as-of date. Null when neither is recorded. */
export const readMarketing = async (
  { db }: Reader,
  partnerId: string,
  quarter: Days,
  asOf: IsoDate,
  converter: Converter,
): Promise<MarketingFacts | null> => {
  const campaigns = await db
    .selectFrom('campaign')
    .select(['id', 'name', 'type', 'state', 'deployed_on', 'leads', 'spend_minor', 'currency'])
    .where('partner_id', '=', partnerId)
    .where((where) =>
      where.or([
        where.between('deployed_on', quarter.from, quarter.to),
        where.and([where('starts_on', '<=', quarter.to), where.or([where('ends_on', 'is', null), where('ends_on', '>=', quarter.from)])]),
      ]),
    )
    .orderBy('deployed_on', 'desc')
    .orderBy('id')
    .execute();
  const allocations = await db
    .selectFrom('mdf_allocation')
    .select(['id', 'amount_minor', 'currency'])
    .where('partner_id', '=', partnerId)
    .where('from_on', '<=', asOf)
    .where('to_on', '>=', asOf)
    .execute();
  if (campaigns.length === 0 && allocations.length === 0) return null;
  const requests = await db
    .selectFrom('mdf_request')
    .select(['id', 'amount_minor', 'currency', 'state'])
    .where('partner_id', '=', partnerId)
    .where('allocation_id', 'in', allocations.length === 0 ? [''] : allocations.map(({ id }) => id))
    .where('decided_on', '<=', asOf)
    .execute();
  const claims = await db
    .selectFrom('mdf_claim as c')
    .select(['c.amount_minor', 'c.approved_amount_minor', 'c.currency', 'c.state', 'c.decided_on', 'c.paid_on'])
    .where('c.partner_id', '=', partnerId)
    .where('c.request_id', 'in', requests.length === 0 ? [''] : requests.map(({ id }) => id))
    .execute();
  const known = claims.filter(({ state, decided_on }) => accepted.includes(state) && (decided_on === null || decided_on <= asOf));
  const approvedAmount = (row: (typeof claims)[number]) => ({
    minor: row.approved_amount_minor ?? row.amount_minor,
    currency: row.currency,
  });
  const none = allocations.length === 0;
  return {
    campaigns: campaigns.map((row) => ({
      id: row.id,
      name: row.name,
      type: row.type,
      state: row.state,
      deployedOn: row.deployed_on,
      leads: row.leads,
      spend: row.spend_minor === null || row.currency === null ? null : { minor: row.spend_minor, currency: row.currency },
    })),
    mdf: {
      allocated: none
        ? null
        : sumOf(
            allocations.map(({ amount_minor, currency }) => ({ minor: amount_minor, currency })),
            converter,
          ),
      committed: none
        ? null
        : sumOf(
            requests
              .filter(({ state }) => decided.includes(state))
              .map(({ amount_minor, currency }) => ({ minor: amount_minor, currency })),
            converter,
          ),
      approved: none ? null : sumOf(known.map(approvedAmount), converter),
      paid: none
        ? null
        : sumOf(
            known.filter(({ state, paid_on }) => state === 'paid' && (paid_on === null || paid_on <= asOf)).map(approvedAmount),
            converter,
          ),
    },
  };
};
