import { expect, test } from 'vitest';
import { parts } from '#server/parts.ts';
import { addSync } from '#server/sync/routes.ts';
import { inTenant } from '#server/db/in-tenant.ts';
import { connectedApp } from '#test/support/connect-app.ts';
import { makeServer } from '#test/support/make-server.ts';

test('an app that is too old for the server still sends what waits, takes nothing, and says so', { timeout: 60_000 }, async () => {
  const newer = parts.map((part) =>
    part === addSync ? (...given: Parameters<typeof part>) => addSync(...given, { protocol: 2, oldest: 2 }) : part,
  );
  const server = await makeServer({ parts: newer });
  const app = await connectedApp(server, await server.addMember({ role: 'cam' }));
  const { id } = await app.api('partners.create', { name: 'Old but sent' });
  await expect(app.api('sync.now', {})).rejects.toMatchObject({ code: 'APP_OLDER' });
  expect(await app.api('sync.status', {})).toMatchObject({ pending: 0, refused: 0 });
  const rows = await inTenant(server.db, { tenantId: server.tenantId, memberId: null }, (tx) =>
    tx.selectFrom('synced_row').select('fields').where('tbl', '=', 'partner').execute(),
  );
  expect(rows).toMatchObject([{ fields: { id, name: 'Old but sent' } }]);
  // work goes on, and waits
  await app.api('partners.update', { ids: [id], changes: { country: 'DE' } });
  expect(await app.api('sync.status', {})).toMatchObject({ pending: 1 });
  const raw = await server.app.inject({
    method: 'POST',
    url: '/v1/pull',
    headers: { authorization: `Test ${server.tenantId} ${server.deps.newId()} device-of-old` },
    payload: { device: 'device-of-old', incarnation: 'first', protocol: 1, epoch: null, cursor: 0, token: null },
  });
  expect([raw.statusCode, raw.json<{ code: string }>().code]).toEqual([426, 'APP_OLDER']);
  await app.close();
  await server.close();
});
