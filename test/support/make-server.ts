import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { afterAll } from 'vitest';
import { buildServer } from '#server/app.ts';
import { type Config, readConfig } from '#server/config.ts';
import { firstTenant } from '#server/db/first-tenant.ts';
import { inTenant } from '#server/db/in-tenant.ts';
import { openDatabase } from '#server/db/open.ts';
import type { ServerDb } from '#server/db/schema.ts';
import type { ServerDeps } from '#server/deps.ts';
import { type Part, parts } from '#server/parts.ts';
import type { MemberRole } from '#shared/access/roles.ts';
import { createIdMaker } from '#shared/domain/ids.ts';
import { startTestCluster, type TestCluster } from './test-cluster.ts';

/** A member of a test server. */
export type TestMember = { tenantId: string; id: string; email: string; name: string; role: MemberRole };

/** `clock.at` is what the server takes for now, in milliseconds; it stands still until it is set. */
export type TestServer = {
  app: FastifyInstance;
  /** Where it listens, on this machine. */
  url: string;
  databaseUrl: string;
  db: ServerDb;
  deps: ServerDeps;
  clock: { at: number };
  tenantId: string;
  addTenant(name: string): Promise<string>;
  addMember(wanted: { role: MemberRole; name?: string; managerId?: string; tenantId?: string; isActive?: boolean }): Promise<TestMember>;
  /** Words for the header `authorization` of requests of this member, on a device of its own. */
  tokenFor(member: TestMember): Promise<string>;
  /** Everything the server has logged, one JSON a line. */
  log(): string;
  close(): Promise<void>;
};

/** `cluster`: another PostgreSQL than the one that the test file shares. */
export type TestServerWanted = {
  config?: Partial<Config>;
  parts?: readonly Part[];
  cluster?: TestCluster;
  passwordCost?: ServerDeps['passwordCost'];
};

/** Friday 20 November 2026, 12:00 UTC. */
const startOfTests = Date.UTC(2026, 10, 20, 12);

let shared: Promise<TestCluster> | null = null;

/** The PostgreSQL of this test file: started by the first test that wants it, stopped after the last one. */
export const sharedCluster = (): Promise<TestCluster> => (shared ??= startTestCluster());

afterAll(async () => {
  const running = shared;
  shared = null;
  await (await running)?.stop();
});

/** Lets a test say who asks. */
const testSignIn: Part = (app) => {
  app.addHook('onRequest', async (request) => {
    const [, tenantId, memberId, deviceId] = /^Test (\S+) (\S+) (\S+)$/.exec(request.headers.authorization ?? '') ?? [];
    if (tenantId !== undefined && memberId !== undefined && deviceId !== undefined) request.who = { tenantId, memberId, deviceId };
  });
};

/** A whole server on a fresh database, listening on a free port. Close it at the end of the test. */
export const makeServer = async (wanted: TestServerWanted = {}): Promise<TestServer> => {
  const cluster = wanted.cluster ?? (await sharedCluster());
  const databaseUrl = await cluster.newDatabase();
  const config: Config = { ...readConfig({ QUARTERDECK_REQUESTS_PER_MINUTE: '1000000' }), ...wanted.config };
  const clock = { at: startOfTests };
  const lines: string[] = [];
  const now = (): number => clock.at;
  const randomBytes = (count: number): Uint8Array => crypto.getRandomValues(new Uint8Array(count));
  const deps: ServerDeps = {
    ...openDatabase({ url: databaseUrl, poolSize: config.poolSize }),
    config,
    clock: { now },
    newId: createIdMaker(now, randomBytes),
    randomBytes,
    logTo: { write: (line) => void lines.push(line) },
    version: '0.0.0-test',
    // cheap to check; the product's cost has a test of its own
    passwordCost: wanted.passwordCost ?? { memoryKiB: 64, passes: 1 },
  };
  const { db } = deps;
  const tenantId = await firstTenant(db, { id: randomUUID(), name: 'Test', now: clock.at });
  const app = await buildServer(deps, [testSignIn, ...(wanted.parts ?? parts)]);
  await app.listen({ host: '127.0.0.1', port: 0 });
  let members = 0;
  return {
    app,
    url: `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`,
    databaseUrl,
    db,
    deps,
    clock,
    tenantId,
    addTenant: async (name) => {
      const id = deps.newId();
      await db.insertInto('tenant').values({ id, name, created_at: clock.at, admin_code_hash: null }).execute();
      return id;
    },
    addMember: async ({ role, name = `${role} ${(members += 1)}`, managerId = null, tenantId: inside = tenantId, isActive = true }) => {
      const member = { tenantId: inside, id: deps.newId(), email: `${name.toLowerCase().replaceAll(' ', '.')}@example.com`, name, role };
      const { tenantId: tenant_id, ...row } = member;
      const values = { ...row, tenant_id, manager_id: managerId, is_active: isActive, created_at: clock.at };
      await inTenant(db, { tenantId: inside, memberId: null }, (tx) => tx.insertInto('member').values(values).execute());
      return member;
    },
    tokenFor: async (member) => {
      const device = { tenant_id: member.tenantId, id: deps.newId(), member_id: member.id, name: 'Test device', created_at: clock.at };
      await inTenant(db, { tenantId: member.tenantId, memberId: null }, (tx) => tx.insertInto('device').values(device).execute());
      return `Test ${member.tenantId} ${member.id} ${device.id}`;
    },
    log: () => lines.join(''),
    close: async () => {
      await app.close();
      await db.destroy();
      await cluster.drop(databaseUrl);
    },
  };
};
