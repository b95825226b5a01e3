import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { runServerCommand } from '#test/support/run-server.ts';
import { makeServer, type TestMember, type TestServer } from '#test/support/make-server.ts';

// each command is a process of its own
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let server: TestServer;
let cam: TestMember;
beforeAll(async () => {
  server = await makeServer();
  const lead = await server.addMember({ role: 'manager', name: 'Lee Lead' });
  cam = await server.addMember({ role: 'cam', name: 'Ann Cam', managerId: lead.id });
  await server.tokenFor(cam);
});
afterAll(() => server.close());

const run = (words: string[], input = '') => runServerCommand(words, { env: { DATABASE_URL: server.databaseUrl }, input });

test('lists users and devices', async () => {
  expect(await run(['user', 'list'])).toMatchObject({
    code: 0,
    answer: [
      { email: 'ann.cam@example.com', name: 'Ann Cam', role: 'cam', manager: 'lee.lead@example.com', isActive: true },
      { email: 'lee.lead@example.com', role: 'manager', manager: null },
    ],
  });
  expect(await run(['device', 'list'])).toMatchObject({
    code: 0,
    answer: [{ email: 'ann.cam@example.com', revokedAt: null, wipedAt: null }],
  });
});

test('takes a lost device off and notes it', async () => {
  const { answer } = await run(['device', 'list']);
  const [{ id }] = answer as [{ id: string }];
  expect(await run(['device', 'revoke', id, '--wipe'])).toMatchObject({ code: 0, answer: { id, memberId: cam.id } });
  const after = await run(['device', 'list']);
  expect(after.answer).toMatchObject([{ id, revokedAt: expect.any(Number), wipeRequestedAt: expect.any(Number), wipedAt: null }]);
});

test.each([
  [['device', 'revoke', '018f0000-0000-7000-8000-000000000000'], 'DEVICE_UNKNOWN'],
  [['device', 'revoke', 'laptop'], 'DEVICE_UNKNOWN'],
  [['device', 'revoke'], 'SERVER_USAGE'],
  [['device', 'explode'], 'SERVER_USAGE'],
  [['user', 'list', '--colour', 'red'], 'SERVER_USAGE'],
])('answers %j with the code %s', async (words, code) => {
  expect(await run(words)).toMatchObject({ code: 1, answer: { error: { code, hint: expect.stringMatching(/./) } } });
});

test('says that no server runs when there is none in the folder', async () => {
  expect(await runServerCommand(['user', 'list', '--data', '/nowhere/at/all'])).toMatchObject({
    code: 1,
    answer: { error: { code: 'SERVER_NOT_RUNNING' } },
  });
});
