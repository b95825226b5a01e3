import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { sql } from 'kysely';
import { signedIn, testPassword } from '#test/support/make-account.ts';
import { makeServer } from '#test/support/make-server.ts';
import { makeBrowser } from '#test/support/test-browser.ts';

test('no secret stands in a log, an answer to a failure, or the database', async () => {
  const server = await makeServer({ config: { logLevel: 'debug' } });
  try {
    const admin = await signedIn(server, await server.addMember({ role: 'admin' }));
    const ask = async (path: string, body: object): Promise<Record<string, unknown>> => {
      const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
      return (await (await admin.account.request(path, init)).json()) as Record<string, unknown>;
    };
    const email = `${randomUUID()}@example.com`;
    const { code, link } = await ask('/v1/members/invitations', { email, name: 'Ada', role: 'cam' });
    const browser = makeBrowser();
    await browser.submit(await browser.open(String(link)), { name: 'Ada', password: 'ladder under the moon' });
    const { recoveryCodes } = await ask('/v1/auth/recovery-codes', { password: testPassword });
    await ask('/v1/auth/totp/start', { password: testPassword });
    const first = admin.store.state?.tokens;
    server.clock.at += 20 * 60_000;
    await admin.account.request('/v1/auth/devices');
    const second = admin.store.state?.tokens;
    expect(second?.refresh).not.toBe(first?.refresh);
    const wrong = 'a wrong password that nobody may read';
    const refused = await fetch(`${server.url}/v1/auth/recover`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, recoveryCode: 'not-a-code-not-a-code', password: wrong, extra: wrong }),
    });
    const said = await refused.text();
    const secrets = [testPassword, 'ladder under the moon', wrong, code, first?.access, first?.refresh, second?.access, second?.refresh]
      .concat(recoveryCodes)
      .flat()
      .concat(admin.store.state?.device.privateKey)
      .map(String);
    expect(secrets.every((secret) => secret.length > 12)).toBe(true);
    const { rows: tables } = await sql<{ name: string }>`SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`.execute(
      server.db,
    );
    const kept: string[] = [];
    for (const { name } of tables) {
      const rows = await server.db.transaction().execute(async (tx) => {
        await sql`SELECT set_config('app.tenant', ${server.tenantId}, true)`.execute(tx);
        return (await sql<{ row: string }>`SELECT t::text AS row FROM ${sql.table(name)} AS t`.execute(tx)).rows;
      });
      kept.push(...rows.map(({ row }) => row));
    }
    expect(kept.some((row) => row.includes(email))).toBe(true);
    expect(server.log()).toContain('/v1/auth/refresh');
    for (const secret of secrets) {
      expect(server.log()).not.toContain(secret);
      expect(admin.log.join('\n')).not.toContain(secret);
      expect(said).not.toContain(secret);
      expect(kept.find((row) => row.includes(secret))).toBeUndefined();
    }
  } finally {
    await server.close();
  }
});
