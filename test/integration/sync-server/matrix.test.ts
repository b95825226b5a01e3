import { afterAll, beforeAll, expect, test } from 'vitest';
import { memberRoles } from '#shared/access/roles.ts';
import { recomputeGrants } from '#server/access/grants.ts';
import { inTenant } from '#server/db/in-tenant.ts';
import { takeNumber } from '#server/sync/counter.ts';
import { makeServer, type TestServer } from '#test/support/make-server.ts';
import { contactInsert, edit, partnerInsert } from './company.ts';
import { type Device, newDevice, rowsOf, type Wanted } from './device.ts';

const relations = ['assigned', 'colleague', 'other tenant'] as const;
type Relation = (typeof relations)[number];
/** The one whose partner it is, by role: everybody else's relation is to him. */
let server: TestServer;
let owner: Device;
let partner = '';
let contact = '';
let tier = '';

beforeAll(async () => {
  server = await makeServer();
  const cam = await server.addMember({ role: 'cam' });
  const operations = await newDevice(server, await server.addMember({ role: 'operations' }));
  owner = await newDevice(server, cam);
  [partner, contact, tier] = [server.deps.newId(), server.deps.newId(), 'gold'];
  await owner.push(partnerInsert(partner, { name: 'Guarded' }), contactInsert(contact, partner, { name: 'Guarded contact' }));
  await operations.push({ t: 'tier', r: tier, s: 'tenant', o: 'i', f: { key: tier, label: 'Gold', rank: 1 } });
}, 60_000);
afterAll(() => server.close());

const deviceFor = async (role: (typeof memberRoles)[number], relation: Relation): Promise<Device> => {
  if (relation === 'other tenant')
    return newDevice(server, await server.addMember({ role, tenantId: await server.addTenant(`T ${server.deps.newId()}`) }));
  const member = await server.addMember({ role, name: `M ${server.deps.newId()}` });
  await inTenant(server.db, { tenantId: server.tenantId, memberId: null }, async (tx) => {
    if (relation === 'assigned')
      await tx
        .insertInto('assignment')
        .values({
          tenant_id: server.tenantId,
          partner_id: partner,
          member_id: member.id,
          kind: role === 'rep' || role === 'viewer' ? role : 'cam',
          created_at: 0,
        })
        .execute();
    await recomputeGrants(tx, { memberIds: [member.id], partnerIds: [partner] }, await takeNumber(tx));
  });
  return newDevice(server, member);
};

/** What each role may do to a partner that it holds; channel operations and administrators hold all of their company. */
const may = {
  'edit the partner': { viewer: 'SYNC_ROLE', cam: null, rep: 'SYNC_ROLE', manager: null, operations: null, admin: null },
  'edit a contact': { viewer: 'SYNC_ROLE', cam: null, rep: null, manager: null, operations: null, admin: null },
  'hand it over': { viewer: 'SYNC_ROLE', cam: 'SYNC_HAND_OVER', rep: 'SYNC_ROLE', manager: null, operations: null, admin: null },
  'change the program': {
    viewer: 'SYNC_ROLE',
    cam: 'SYNC_PROGRAM_ONLY',
    rep: 'SYNC_PROGRAM_ONLY',
    manager: 'SYNC_PROGRAM_ONLY',
    operations: null,
    admin: null,
  },
  'write what another keeps to himself': {
    viewer: 'SYNC_ROW_UNKNOWN',
    cam: 'SYNC_ROW_UNKNOWN',
    rep: 'SYNC_ROW_UNKNOWN',
    manager: 'SYNC_ROW_UNKNOWN',
    operations: 'SYNC_ROW_UNKNOWN',
    admin: 'SYNC_ROW_UNKNOWN',
  },
} as const;
type Deed = keyof typeof may;

const operationOf = (deed: Deed): Wanted => {
  // everything was seen: what is asked here is permission alone
  const b = 1_000_000;
  if (deed === 'edit the partner') return edit('partner', partner, partner, b, { country: 'DE' });
  if (deed === 'edit a contact') return edit('contact', contact, partner, b, { phone: '1' });
  if (deed === 'hand it over') return edit('partner', partner, partner, b, { owner_id: owner.member.id });
  if (deed === 'change the program') return { t: 'tier', r: tier, s: 'tenant', o: 'u', b, f: { label: 'Golden' } };
  return { t: 'saved_view', r: contact, s: `member:${owner.member.id}`, o: 'u', b, f: { name: 'x' } };
};

const expected = (deed: Deed, role: (typeof memberRoles)[number], relation: Relation): string | null => {
  const ofRole = may[deed][role];
  const holdsAll = role === 'operations' || role === 'admin';
  if (relation === 'assigned' || (relation === 'colleague' && holdsAll)) return ofRole;
  if (deed === 'change the program') return relation === 'colleague' ? ofRole : 'SYNC_ROW_UNKNOWN';
  return 'SYNC_ROW_UNKNOWN';
};

test.each(memberRoles.flatMap((role) => relations.map((relation) => [role, relation] as const)))(
  '%s, %s: writes what the table says',
  async (role, relation) => {
    for (const deed of Object.keys(may) as Deed[]) {
      // the owner is somebody else than the one named, or nothing would be handed over
      if (deed === 'hand it over') await giveAway();
      const device = await deviceFor(role, relation);
      const { results } = await device.push(operationOf(deed));
      expect([deed, results.map(({ code }) => code)]).toEqual([deed, expectedCodes(deed, role, relation)]);
    }
  },
);

const expectedCodes = (deed: Deed, role: (typeof memberRoles)[number], relation: Relation): string[] => {
  const code = expected(deed, role, relation);
  return code === null ? [] : [code];
};

const giveAway = async (): Promise<void> => {
  const operations = await deviceFor('operations', 'colleague');
  await operations.push(edit('partner', partner, partner, 1_000_000, { owner_id: operations.member.id }));
};

test.each(memberRoles.flatMap((role) => relations.map((relation) => [role, relation] as const)))(
  '%s, %s: is sent what it may see',
  async (role, relation) => {
    const device = await deviceFor(role, relation);
    const lines = await device.pull();
    const rows = rowsOf(lines);
    const holds = relation === 'assigned' || (relation === 'colleague' && (role === 'operations' || role === 'admin'));
    expect(rows.has(`partner ${partner}`)).toBe(holds);
    expect(rows.has(`contact ${contact}`)).toBe(holds);
    expect(rows.has(`tier ${tier}`)).toBe(relation !== 'other tenant');
    if (!holds) expect(JSON.stringify(lines)).not.toContain('Guarded');
  },
);

test('every route of sync is closed to who is not signed in, and asks for whole requests', async () => {
  const routes = [
    ['POST', '/v1/push'],
    ['POST', '/v1/pull'],
    ['GET', '/v1/live'],
  ] as const;
  for (const [method, path] of routes) {
    const response = await fetch(`${server.url}${path}`, { method });
    expect([path, response.status]).toEqual([path, 401]);
    if (method === 'GET') continue;
    const body = JSON.stringify({
      device: owner.id,
      incarnation: 'first',
      protocol: 1,
      epoch: null,
      operations: [],
      cursor: 0,
      token: null,
      role: 'admin',
    });
    const strict = await fetch(`${server.url}${path}`, {
      method,
      headers: { authorization: owner.token, 'content-type': 'application/json' },
      body,
    });
    expect([path, strict.status]).toEqual([path, 400]);
  }
});
