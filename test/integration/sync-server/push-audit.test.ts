import { expect, test } from 'vitest';
import { verifyAudit } from '#server/audit/verify.ts';
import { inTenant } from '#server/db/in-tenant.ts';
import { hashOfOperations } from '#server/sync/push/audit-links.ts';
import { changePerson } from '#server/auth/people.ts';
import type { TestServer } from '#test/support/make-server.ts';
import { contactInsert, edit, makeCompany } from './company.ts';
import { newDevice } from './device.ts';

const inside = <T>(server: TestServer, work: Parameters<typeof inTenant<T>>[2]): Promise<T> =>
  inTenant(server.db, { tenantId: server.tenantId, memberId: null }, work);

const linksOf = async (server: TestServer) => {
  const rows = await inside(server, (tx) => tx.selectFrom('audit').selectAll().orderBy('seq').execute());
  return rows.map(({ entity, record_id, actor, device, before, after }) => ({
    entity,
    record_id,
    actor,
    device,
    before: JSON.parse(before ?? 'null') as unknown,
    after: JSON.parse(after ?? 'null') as unknown,
  }));
};

const verify = (server: TestServer) => inside(server, (tx) => verifyAudit(tx, server.tenantId));

test('keeps one link of a push: who, from where, how many operations were taken, their numbers and their hash', async () => {
  const { server, anna, devices, partner } = await makeCompany();
  const [first, second] = [server.deps.newId(), server.deps.newId()];
  await devices.anna.push(contactInsert(first, partner), contactInsert(second, partner));
  await devices.anna.push(edit('contact', first, partner, 2, { phone: '1' }));
  const before = await linksOf(server);
  const other = await newDevice(server, anna);
  const operations = other.number([
    edit('contact', first, partner, 2, { phone: '2' }),
    edit('contact', second, partner, 2, { phone: '2' }),
    contactInsert(server.deps.newId(), server.deps.newId()),
  ]);
  const answer = await other.send(operations);
  expect(answer).toMatchObject({ head: 4 });
  expect(await other.send(operations)).toMatchObject({ last: 3 });
  const sha256 = hashOfOperations(operations);
  expect(sha256).toMatch(/^[\da-f]{64}$/);
  expect((await linksOf(server)).slice(before.length)).toEqual([
    {
      entity: 'push',
      record_id: other.id,
      actor: anna.id,
      device: other.id,
      before: null,
      after: { incarnation: 'first', first: 1, last: 3, applied: 1, conflicted: 1, refused: 1, version: 4, sha256 },
    },
  ]);
  expect(await verify(server)).toEqual({ links: before.length + 1, broken: null });
  await server.close();
});

test('keeps a link of a push that was refused as a whole, without a number, and none of one that changed nothing', async () => {
  const { server, devices, partner } = await makeCompany();
  const id = server.deps.newId();
  await devices.anna.push(contactInsert(id, partner));
  const before = await linksOf(server);
  await devices.anna.push();
  await devices.anna.push(contactInsert(id, partner));
  expect(await linksOf(server)).toEqual(before);
  await devices.ben.push(edit('contact', id, partner, 2, { phone: '1' }));
  const [link] = (await linksOf(server)).slice(before.length);
  expect(link).toMatchObject({ entity: 'push', after: { applied: 0, refused: 1, version: null } });
  await server.close();
});

test('keeps who had a partner before and who has it now when a push hands it over', async () => {
  const { server, anna, ben, manager, devices, partner } = await makeCompany();
  const before = await linksOf(server);
  await devices.manager.push(edit('partner', partner, partner, 1, { owner_id: ben.id, country: 'DE' }));
  expect((await linksOf(server)).slice(before.length)).toMatchObject([
    { entity: 'push', actor: manager.id },
    { entity: 'partner', record_id: partner, actor: manager.id, before: { owner_id: anna.id }, after: { owner_id: ben.id } },
  ]);
  await server.close();
});

test('has one chain without gaps, and nobody waits for ever, when pushes, hand-overs and changes of members come at once', {
  timeout: 60_000,
}, async () => {
  const { server, anna, ben, manager, partner } = await makeCompany();
  const owners = [anna, ben];
  const by = { tenantId: server.tenantId, actor: 'server', device: 'server', now: server.clock.at, newId: server.deps.newId };
  const pushing = Array.from({ length: 4 }, async (_, at) => {
    const device = await newDevice(server, manager);
    for (let round = 0; round < 6; round += 1) {
      const owner = owners[(at + round) % 2]?.id ?? null;
      await device.push(edit('partner', partner, partner, 1_000_000, { owner_id: owner }), contactInsert(server.deps.newId(), partner));
    }
  });
  const changing = owners.map(async ({ id }) => {
    for (let round = 0; round < 6; round += 1) await inside(server, (tx) => changePerson(tx, by, id, { name: `Name ${round}` }));
  });
  await Promise.all([...pushing, ...changing]);
  const links = await linksOf(server);
  expect(links.filter(({ entity }) => entity === 'push')).toHaveLength(1 + 24);
  expect(links.filter(({ entity }) => entity === 'member')).toHaveLength(12);
  expect(await verify(server)).toEqual({ links: links.length, broken: null });
  await server.close();
});
