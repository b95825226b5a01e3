import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { proveDevice } from '#core/sync/account/device-key.ts';
import { inTenant } from '#server/db/in-tenant.ts';
import { TokenReply } from '#shared/sync/auth-protocol.ts';
import { signedIn, type TestAccount } from '#test/support/make-account.ts';
import { makeServer, type TestServer } from '#test/support/make-server.ts';

const minute = 60_000;
const day = 86_400_000;
/** `QUARTERDECK_REFRESHES=10000` for the whole goal. */
const rounds = Number(process.env['QUARTERDECK_REFRESHES'] ?? 320);

let server: TestServer;
beforeAll(async () => {
  server = await makeServer();
});
afterAll(() => server.close());

const newDevice = async (fetchIt?: typeof fetch): Promise<TestAccount> =>
  signedIn(server, await server.addMember({ role: 'cam' }), fetchIt ? { fetch: fetchIt } : {});

const stateOf = ({ store }: TestAccount) => {
  const state = store.state;
  if (!state?.tokens) throw new Error('not signed in');
  return { ...state, tokens: state.tokens };
};

/** A refresh as the device makes it, past the account module. `at`: the server's clock that the proof names. */
const refresh = (
  made: TestAccount,
  token: string,
  { key = stateOf(made).device, jti = randomUUID() as string } = {},
): Promise<Response> => {
  const path = '/v1/auth/refresh';
  const proof = proveDevice(key, { serverKey: stateOf(made).server.key, path, secret: token, now: server.clock.at, jti });
  return fetch(`${server.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ refreshToken: token, proof }),
  });
};

const tokensOf = async (answer: Response): Promise<TokenReply> => {
  expect(answer.status).toBe(200);
  return TokenReply.parse(await answer.json());
};
const codeOf = async (answer: Response): Promise<string> => ((await answer.json()) as { code: string }).code;
const use = (accessToken: string): Promise<Response> =>
  fetch(`${server.url}/v1/auth/devices`, { headers: { authorization: `Bearer ${accessToken}` } });
const events = async (): Promise<string[]> => {
  const rows = await inTenant(server.db, { tenantId: server.tenantId, memberId: null }, (tx) =>
    tx.selectFrom('audit').select('after').where('entity', '=', 'sign_in').orderBy('seq').execute(),
  );
  return rows.map(({ after }) => (JSON.parse(after ?? '{}') as { event: string }).event);
};

test(`nobody is signed out when every fifth answer of ${rounds} refreshes is lost and five requests ask at once`, async () => {
  let refreshes = 0;
  let lost = 0;
  let dice = 7;
  const losing: typeof fetch = async (input, init) => {
    const answer = await fetch(input, init);
    if (!String(input).endsWith('/refresh')) return answer;
    refreshes += 1;
    dice = (dice * 1_103_515_245 + 12_345) % 2_147_483_648;
    if (dice % 5 !== 0) return answer;
    lost += 1;
    await answer.arrayBuffer();
    throw new TypeError('fetch failed');
  };
  const made = await newDevice(losing);
  while (refreshes < rounds) {
    server.clock.at += 9.5 * minute;
    const asked = await Promise.allSettled(Array.from({ length: 5 }, () => made.account.request('/v1/auth/devices')));
    for (const one of asked)
      if (one.status === 'fulfilled') expect(one.value.status).toBe(200);
      else expect(one.reason).toMatchObject({ code: 'SERVER_UNREACHABLE' });
    expect(made.account.status().state).toBe('in');
  }
  expect(lost).toBeGreaterThan(rounds / 10);
}, 600_000);

test('five refreshes at once get the same successor, and so does one whose answer was lost', async () => {
  const made = await newDevice();
  let token = stateOf(made).tokens.refresh;
  for (let round = 0; round < 20; round += 1) {
    const old = token;
    const answers = await Promise.all(Array.from({ length: 5 }, () => refresh(made, old)));
    const successors = new Set((await Promise.all(answers.map(tokensOf))).map(({ refreshToken }) => refreshToken));
    expect(successors.size).toBe(1);
    server.clock.at += minute / 2;
    const again = await tokensOf(await refresh(made, old));
    expect(successors).toContain(again.refreshToken);
    token = again.refreshToken;
    server.clock.at += 10 * minute;
  }
});

test('a request that lagged behind two refreshes does not sign anybody out', async () => {
  const made = await newDevice();
  const first = stateOf(made).tokens.refresh;
  const second = (await tokensOf(await refresh(made, first))).refreshToken;
  const third = (await tokensOf(await refresh(made, second))).refreshToken;
  expect((await tokensOf(await refresh(made, first))).refreshToken).toBe(second);
  expect((await tokensOf(await refresh(made, second))).refreshToken).toBe(third);
});

test('a laptop that was closed before the answer came is still signed in days later', async () => {
  const made = await newDevice();
  const { refresh: token } = stateOf(made).tokens;
  await tokensOf(await refresh(made, token));
  server.clock.at += 20 * day;
  const { accessToken } = await tokensOf(await refresh(made, token));
  expect((await use(accessToken)).status).toBe(200);
});

test('a token that was replaced, whose answer arrived, ends the session when it comes back after the grace', async () => {
  const made = await newDevice();
  const { refresh: token } = stateOf(made).tokens;
  const next = await tokensOf(await refresh(made, token));
  expect((await use(next.accessToken)).status).toBe(200);
  server.clock.at += minute + 1;
  const replayed = await refresh(made, token);
  expect(replayed.status).toBe(401);
  expect(await codeOf(replayed)).toBe('SIGN_IN_AGAIN');
  // the family is over: neither the successor nor its access token is any good
  expect(await codeOf(await refresh(made, next.refreshToken))).toBe('SIGN_IN_AGAIN');
  expect(await codeOf(await use(next.accessToken))).toBe('SIGN_IN_AGAIN');
  expect((await events()).at(-1)).toBe('session.replayed');
});

test('a token from long ago, forgotten by the server, ends the session too', async () => {
  const made = await newDevice();
  const first = stateOf(made).tokens.refresh;
  let token = first;
  for (let round = 0; round < 4; round += 1) {
    token = (await tokensOf(await refresh(made, token))).refreshToken;
    server.clock.at += 10 * minute;
  }
  expect(await codeOf(await refresh(made, first))).toBe('SIGN_IN_AGAIN');
  expect(await codeOf(await refresh(made, token))).toBe('SIGN_IN_AGAIN');
});

test('a stolen token is of no use without the key of its device, and its owner notices nothing', async () => {
  const made = await newDevice();
  const thief = await newDevice();
  const { refresh: token } = stateOf(made).tokens;
  const stolen = await refresh(made, token, { key: stateOf(thief).device });
  expect(stolen.status).toBe(401);
  expect(await codeOf(stolen)).toBe('DEVICE_PROOF_BAD');
  expect((await events()).at(-1)).toBe('session.stolen-token-refused');
  await tokensOf(await refresh(made, token));
});

test('a proof is taken once, for its own secret, path and server, and only while it is new', async () => {
  const made = await newDevice();
  const { tokens, device, server: known } = stateOf(made);
  const jti = randomUUID();
  await tokensOf(await refresh(made, tokens.refresh, { jti }));
  expect(await codeOf(await refresh(made, tokens.refresh, { jti }))).toBe('DEVICE_PROOF_BAD');
  const path = '/v1/auth/refresh';
  const right = { serverKey: known.key, path, secret: tokens.refresh, now: server.clock.at, jti: randomUUID() };
  const bad = [
    { ...right, path: '/v1/auth/logout' },
    { ...right, secret: `${tokens.refresh}x` },
    { ...right, serverKey: device.publicKey.x },
    { ...right, now: server.clock.at - 6 * minute },
    { ...right, now: server.clock.at + 6 * minute },
  ];
  for (const claims of bad) {
    const answer = await fetch(`${server.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ refreshToken: tokens.refresh, proof: proveDevice(device, claims) }),
    });
    expect(await codeOf(answer)).toBe('DEVICE_PROOF_BAD');
  }
});

test('a session ends after 45 idle days, and after 180 days in any case', async () => {
  const idle = await newDevice();
  server.clock.at += 44 * day;
  expect((await idle.account.request('/v1/auth/devices')).status).toBe(200);
  server.clock.at += 46 * day;
  await expect(idle.account.request('/v1/auth/devices')).rejects.toMatchObject({ code: 'SIGN_IN_AGAIN' });
  expect(idle.account.status()).toMatchObject({ state: 'sign-in-again', member: { role: 'cam' } });

  const busy = await newDevice();
  for (let spent = 0; spent < 170; spent += 10) {
    server.clock.at += 10 * day;
    expect((await busy.account.request('/v1/auth/devices')).status).toBe(200);
  }
  server.clock.at += 10 * day;
  await expect(busy.account.request('/v1/auth/devices')).rejects.toMatchObject({ code: 'SIGN_IN_AGAIN' });
});

test('a clock that jumped by years is set right by the first answer, without signing in again', async () => {
  const made = await newDevice();
  made.skew = -10 * 365 * day;
  expect((await made.account.request('/v1/auth/devices')).status).toBe(200);
  server.clock.at += 10 * minute;
  expect((await made.account.request('/v1/auth/devices')).status).toBe(200);
  made.skew = 3 * 365 * day;
  expect((await made.account.request('/v1/auth/devices')).status).toBe(200);
});
