import { afterAll, beforeAll, expect, test } from 'vitest';
import { givePassword, makeAccount, signedIn, testPassword } from '#test/support/make-account.ts';
import { makeServer, type TestMember, type TestServer } from '#test/support/make-server.ts';

let server: TestServer;
beforeAll(async () => {
  // behind a proxy, so that a test can come from many addresses
  server = await makeServer({ config: { trustProxy: true } });
});
afterAll(() => server.close());

const hour = 3_600_000;
let addresses = 0;

/** Tries to sign in from an address of its own, unless one is given; answers the code of the refusal, or `in`. */
const attempt = async (
  email: string,
  password: string,
  from = `10.0.${Math.floor((addresses += 1) / 250)}.${addresses % 250}`,
): Promise<string> => {
  const fetchIt: typeof fetch = (input, init) => {
    const headers = new Headers(init?.headers);
    headers.set('x-forwarded-for', from);
    return fetch(input, { ...init, headers });
  };
  const { account } = makeAccount(server, { fetch: fetchIt });
  await account.connect(server.url);
  return await account.signInByPassword({ email, password }).then(
    () => 'in',
    (error: { code: string }) => error.code,
  );
};
const newMember = async (): Promise<TestMember> => {
  const member = await server.addMember({ role: 'cam' });
  await givePassword(server, member);
  return member;
};
const times = <T>(count: number, work: (index: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => work(index)));

test('after five wrong passwords an account waits, twice as long each time; the right one then ends it', async () => {
  const { email } = await newMember();
  for (let count = 1; count <= 5; count += 1) expect(await attempt(email, 'wrong password')).toBe('SIGN_IN_FAILED');
  expect(await attempt(email, testPassword)).toBe('SIGN_IN_WAIT');
  server.clock.at += 1001;
  expect(await attempt(email, 'wrong password')).toBe('SIGN_IN_FAILED');
  server.clock.at += 1001;
  expect(await attempt(email, testPassword)).toBe('SIGN_IN_WAIT');
  server.clock.at += 1001;
  expect(await attempt(email, testPassword)).toBe('in');
  expect(await attempt(email, 'wrong password')).toBe('SIGN_IN_FAILED');
});

test('the wait grows to a quarter of an hour and no further, and an hour of quiet forgets it', async () => {
  const { email } = await newMember();
  for (let count = 1; count <= 20; count += 1) {
    await attempt(email, 'wrong password');
    server.clock.at += 15 * 60_000;
  }
  await attempt(email, 'wrong password');
  server.clock.at += 15 * 60_000 - 1;
  expect(await attempt(email, testPassword)).toBe('SIGN_IN_WAIT');
  server.clock.at += 1;
  expect(await attempt(email, 'wrong password')).toBe('SIGN_IN_FAILED');
  server.clock.at += hour + 1;
  for (let count = 1; count <= 4; count += 1) expect(await attempt(email, 'wrong password')).toBe('SIGN_IN_FAILED');
  expect(await attempt(email, testPassword)).toBe('in');
});

test('many guesses at once are no more than as many one after the other', async () => {
  const { email } = await newMember();
  const codes = await times(30, () => attempt(email, 'wrong password'));
  expect(codes.filter((code) => code === 'SIGN_IN_FAILED')).toHaveLength(5);
  expect(codes.filter((code) => code === 'SIGN_IN_WAIT')).toHaveLength(25);
});

test('somebody who is not there waits as somebody who is', async () => {
  const codes: string[] = [];
  for (let count = 1; count <= 6; count += 1) codes.push(await attempt('nobody.here@example.com', 'wrong password'));
  expect(codes).toEqual([...Array.from({ length: 5 }, () => 'SIGN_IN_FAILED'), 'SIGN_IN_WAIT']);
});

test('one password tried on many accounts from one address makes that address wait, and no other', async () => {
  const { email } = await newMember();
  const codes: string[] = [];
  for (let count = 1; count <= 31; count += 1) codes.push(await attempt(`somebody.${count}@example.com`, 'wrong password', '192.0.2.7'));
  expect(codes.at(29)).toBe('SIGN_IN_FAILED');
  expect(codes.at(30)).toBe('SIGN_IN_WAIT');
  expect(await attempt(email, testPassword, '192.0.2.7')).toBe('SIGN_IN_WAIT');
  expect(await attempt(email, testPassword, '192.0.2.8')).toBe('in');
});

test('an answer takes the same time for people who are there and who are not', async () => {
  const slow = await makeServer({ passwordCost: { memoryKiB: 16_384, passes: 3 } });
  try {
    const member = await slow.addMember({ role: 'cam' });
    await givePassword(slow, member, testPassword, { memoryKiB: 16_384, passes: 3 });
    const { account } = makeAccount(slow);
    await account.connect(slow.url);
    const time = async (email: string): Promise<number> => {
      const began = performance.now();
      await account.signInByPassword({ email, password: 'wrong password' }).catch(() => undefined);
      slow.clock.at += hour + 1;
      return performance.now() - began;
    };
    const median = (values: number[]): number => values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
    const known: number[] = [];
    const unknown: number[] = [];
    for (let round = 0; round < 9; round += 1) {
      known.push(await time(member.email));
      unknown.push(await time(`nobody.${round}@example.com`));
    }
    expect(median(unknown) / median(known)).toBeGreaterThan(0.6);
    expect(median(unknown) / median(known)).toBeLessThan(1.6);
  } finally {
    await slow.close();
  }
});

test('a flood of sign-ins at the product cost does not stop who is signed in', async () => {
  const busy = await makeServer({ passwordCost: { memoryKiB: 65_536, passes: 3 } });
  try {
    const { account } = await signedIn(busy, await busy.addMember({ role: 'cam' }));
    let isOver = false;
    const flood = times(10, async (index) => {
      const guess = makeAccount(busy);
      await guess.account.connect(busy.url);
      await guess.account.signInByPassword({ email: `guess.${index}@example.com`, password: 'wrong password' }).catch(() => undefined);
    }).then(() => {
      isOver = true;
    });
    const waits: number[] = [];
    while (!isOver) {
      const began = performance.now();
      expect((await account.request('/v1/auth/devices')).status).toBe(200);
      waits.push(performance.now() - began);
    }
    await flood;
    expect(waits.length).toBeGreaterThan(5);
    expect(waits.toSorted((one, other) => one - other)[Math.floor(waits.length * 0.9)]).toBeLessThan(1000);
  } finally {
    await busy.close();
  }
});

test('an address that the one who guesses makes up before the one that the proxy saw helps him nothing', async () => {
  const guess = (index: number) => attempt(`nobody-${index}@example.com`, 'wrong password', `172.16.0.${index}, 192.0.2.77`);
  for (let index = 1; index <= 30; index += 1) expect(await guess(index)).toBe('SIGN_IN_FAILED');
  expect(await guess(31)).toBe('SIGN_IN_WAIT');
});
