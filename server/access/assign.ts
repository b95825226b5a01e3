import { sql } from 'kysely';
import type { MemberRole } from '#shared/access/roles.ts';
import { AppError } from '#shared/domain/errors.ts';
import { nameKey } from '#shared/domain/name-key.ts';
import { type AuditBy, appendAudit } from '../audit/append.ts';
import type { ServerTx } from '../db/schema.ts';
import { recomputeGrants, setPartnerCam } from './grants.ts';
import { writeAsServer } from './write-as-server.ts';

/** A partner as an assignment finds it. */
export type FoundPartner = { id: string; name: string; ownerId: string | null };

/** The partner of this id or name; how it is written does not matter unless two differ in just that. Throws PARTNER_NOT_FOUND, PARTNER_AMBIGUOUS. */
export const findPartner = async (tx: ServerTx, name: string): Promise<FoundPartner> => {
  const rows = await tx
    .selectFrom('synced_row')
    .select(['id', 'fields'])
    .where('tbl', '=', 'partner')
    .where('deleted', '=', false)
    .where((row) => row.or([row('id', '=', name.toLowerCase()), row(sql<string>`fields ->> 'name_key'`, '=', nameKey(name))]))
    .execute();
  const found = rows.map(({ id, fields }) => ({
    id,
    name: String(fields['name']),
    ownerId: (fields['owner_id'] ?? null) as string | null,
  }));
  const exact = found.filter((partner) => partner.id === name.toLowerCase() || partner.name === name);
  const [partner, ...more] = exact.length > 0 ? exact : found;
  if (!partner) throw new AppError('PARTNER_NOT_FOUND', { name });
  if (more.length > 0) throw new AppError('PARTNER_AMBIGUOUS', { name, count: more.length + 1 });
  return partner;
};

/** Who gets a partner: a rep or viewer beside its CAM, everybody else as its CAM. */
export type Assignee = { id: string; role: MemberRole };

const putBeside = async (tx: ServerTx, by: AuditBy, partnerId: string, memberId: string, kind: 'rep' | 'viewer'): Promise<void> => {
  const row = { tenant_id: by.tenantId, partner_id: partnerId, member_id: memberId, kind, created_at: by.now };
  await tx
    .insertInto('assignment')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
};

/**
 * Gives a partner to a member, in one transaction: who works on it, the owner that everybody sees, and the scopes that follow for him, those above and those who had it.
 */
export const assignPartner = async (tx: ServerTx, by: AuditBy, partner: FoundPartner, { id: memberId, role }: Assignee): Promise<void> => {
  const { now } = by;
  const beside = role === 'rep' || role === 'viewer' ? role : null;
  const scope = `partner:${partner.id}`;
  const change = { tbl: 'partner', id: partner.id, scope, fields: { owner_id: memberId, updated_at: now } };
  const before = { owner_id: partner.ownerId };
  const ver = await writeAsServer(tx, beside ? [] : [change], async () => {
    if (beside) await putBeside(tx, by, partner.id, memberId, beside);
    else await setPartnerCam(tx, partner.id, memberId, now);
    await appendAudit(tx, by, [
      beside
        ? {
            step: by.newId(),
            entity: 'assignment',
            recordId: partner.id,
            partnerId: partner.id,
            before: null,
            after: { [beside]: memberId },
          }
        : { step: by.newId(), entity: 'partner', recordId: partner.id, partnerId: partner.id, before, after: { owner_id: memberId } },
    ]);
  });
  await recomputeGrants(tx, { partnerIds: [partner.id] }, ver);
};
