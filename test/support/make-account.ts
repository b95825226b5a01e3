import { randomBytes, randomUUID } from 'node:crypto';
import type { LogLevel } from '#core/deps.ts';
import { type Account, createAccount } from '#core/sync/account/account.ts';
import type { AccountState, AccountStore } from '#core/sync/account/account-state.ts';
import { storePassword } from '#server/auth/recovery.ts';
import { createPasswordHasher } from '#server/auth/password.ts';
import { inTenant } from '#server/db/in-tenant.ts';
import type { TestMember, TestServer } from './make-server.ts';

export const testPassword = 'ferret lantern oxide';
const testPasswordCost = { memoryKiB: 64, passes: 1 };

/** Gives a member of a test server a password. */
export const givePassword = async (
  { db, clock }: TestServer,
  member: TestMember,
  password = testPassword,
  cost = testPasswordCost,
): Promise<void> => {
  const hashed = await createPasswordHasher(randomBytes, cost).hash(password);
  await inTenant(db, { tenantId: member.tenantId, memberId: null }, (tx) =>
    storePassword(tx, member.tenantId, member.id, hashed, clock.at),
  );
};

/** The account of one device, its state in memory and its clock that of the server until `skew` (milliseconds) is set. `log`: everything it has logged. */
export type TestAccount = { account: Account; store: AccountStore & { state: AccountState | null }; skew: number; log: string[] };

export type TestAccountWanted = { fetch?: typeof fetch; openBrowser?: (address: string) => Promise<void>; store?: TestAccount['store'] };

/** The real account module against a test server. */
export const makeAccount = (server: TestServer, wanted: TestAccountWanted = {}): TestAccount => {
  const store = wanted.store ?? {
    state: null as AccountState | null,
    read() {
      return this.state;
    },
    write(state: AccountState | null) {
      this.state = structuredClone(state);
    },
  };
  const log: string[] = [];
  const made = { store, skew: 0, log };
  return Object.assign(made, {
    account: createAccount({
      store,
      clock: { now: () => server.clock.at + made.skew },
      newId: randomUUID,
      randomBytes: (count) => randomBytes(count),
      log: (level: LogLevel, event: string, facts = {}) => void log.push(JSON.stringify({ level, event, ...facts })),
      platform: { fetch: wanted.fetch ?? fetch, openBrowser: wanted.openBrowser ?? null, user: { device: 'Test laptop' } },
    }),
  });
};

/** An account that is connected and signed in as this member, whose password is set on the way. */
export const signedIn = async (server: TestServer, member: TestMember, wanted: TestAccountWanted = {}): Promise<TestAccount> => {
  await givePassword(server, member);
  const made = makeAccount(server, wanted);
  await made.account.connect(server.url);
  await made.account.signInByPassword({ email: member.email, password: testPassword });
  return made;
};
