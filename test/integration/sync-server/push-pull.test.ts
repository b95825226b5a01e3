import { expect, test } from 'vitest';
import { makeServer } from '#test/support/make-server.ts';
import { newDevice, rowsOf } from './device.ts';

test('gives another device of the same member what one has pushed', async () => {
  const server = await makeServer();
  const anna = await server.addMember({ role: 'cam' });
  const [one, other] = [await newDevice(server, anna), await newDevice(server, anna)];
  const partner = server.deps.newId();
  const contact = server.deps.newId();
  const answer = await one.push(
    { t: 'partner', r: partner, s: `partner:${partner}`, o: 'i', f: { id: partner, name: 'Nordwind', name_key: 'nordwind' } },
    { t: 'contact', r: contact, s: `partner:${partner}`, o: 'i', f: { id: contact, partner_id: partner, name: 'Ida' } },
  );
  expect(answer).toMatchObject({ last: 2, head: 1, results: [] });
  const lines = await other.pull();
  expect(lines.at(-1)).toEqual({ c: 1 });
  const rows = rowsOf(lines);
  expect(rows.get(`partner ${partner}`)).toMatchObject({ name: 'Nordwind', owner_id: anna.id, ver: 1 });
  expect(rows.get(`contact ${contact}`)).toMatchObject({ name: 'Ida', partner_id: partner });
  await server.close();
});
