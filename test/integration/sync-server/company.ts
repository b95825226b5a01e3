import { recomputeGrants } from '#server/access/grants.ts';
import { inTenant } from '#server/db/in-tenant.ts';
import type { MemberRole } from '#shared/access/roles.ts';
import { takeNumber } from '#server/sync/counter.ts';
import { makeServer, type TestMember, type TestServer } from '#test/support/make-server.ts';
import { type Device, newDevice, type Wanted } from './device.ts';

/** A manager with two CAMs, channel operations beside, and a partner of the first CAM. */
export type Company = {
  server: TestServer;
  manager: TestMember;
  anna: TestMember;
  ben: TestMember;
  operations: TestMember;
  /** A device of each, which has pulled nothing yet. */
  devices: { manager: Device; anna: Device; ben: Device; operations: Device };
  partner: string;
};

/** A partner that its maker owns. */
export const partnerInsert = (id: string, fields: Record<string, string | number | null> = {}): Wanted => ({
  t: 'partner',
  r: id,
  s: `partner:${id}`,
  o: 'i',
  f: { id, name: `Partner ${id.slice(-4)}`, name_key: `partner ${id.slice(-4)}`, ...fields },
});

export const contactInsert = (id: string, partner: string, fields: Record<string, string | number | null> = {}): Wanted => ({
  t: 'contact',
  r: id,
  s: `partner:${partner}`,
  o: 'i',
  f: { id, partner_id: partner, name: 'Ida', ...fields },
});

/** An edit of a row of a partner; `b`: the version that the writer had seen. */
export const edit = (t: string, r: string, partner: string, b: number, f: Record<string, string | number | null>): Wanted => ({
  t,
  r,
  s: `partner:${partner}`,
  o: 'u',
  b,
  f,
});

export const makeCompany = async (server?: TestServer): Promise<Company> => {
  const on = server ?? (await makeServer());
  const manager = await on.addMember({ role: 'manager' });
  const anna = await on.addMember({ role: 'cam', managerId: manager.id });
  const ben = await on.addMember({ role: 'cam', managerId: manager.id });
  const operations = await on.addMember({ role: 'operations' });
  const devices = {
    manager: await newDevice(on, manager),
    anna: await newDevice(on, anna),
    ben: await newDevice(on, ben),
    operations: await newDevice(on, operations),
  };
  const partner = on.deps.newId();
  await devices.anna.push(partnerInsert(partner));
  return { server: on, manager, anna, ben, operations, devices, partner };
};

/** What an administrator does to a member, with the grants that follow. */
export const changeMember = (
  server: TestServer,
  { tenantId, id }: TestMember,
  change: { role?: MemberRole; is_active?: boolean },
): Promise<void> =>
  inTenant(server.db, { tenantId, memberId: null }, async (tx) => {
    await tx
      .updateTable('member')
      .set({ ...change, created_at: 1 })
      .where('id', '=', id)
      .execute();
    await recomputeGrants(tx, { memberIds: [id] }, await takeNumber(tx));
  });
