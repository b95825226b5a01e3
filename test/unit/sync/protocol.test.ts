import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { Hello, protocolVersion, PullLine, PullRequest, PushAnswer, PushRequest } from '#shared/sync/protocol.ts';

/** The shapes of each version. A change of the shapes is a new version, with a line of its own here; lines are never edited once a version is out. */
const shapes: Readonly<Record<number, string>> = { 1: '6fb4eb28f88a98eb' };

test('the shapes of the protocol are those of its version', () => {
  const text = JSON.stringify(
    [PushRequest, PushAnswer, PullRequest, PullLine, Hello].map((schema) => z.toJSONSchema(schema, { io: 'input' })),
  );
  expect(createHash('sha256').update(text).digest('hex').slice(0, 16)).toBe(shapes[protocolVersion]);
});

test('an operation with fields of its own is refused', () => {
  const good = { i: 1, t: 'deal', r: 'd1', s: 'partner:p1', o: 'u', b: 1, h: '0000000000010000.device-a', f: {}, p: {} };
  const request = { device: 'device-a', incarnation: 'x', protocol: 1, epoch: null, operations: [good] };
  expect(PushRequest.safeParse(request).success).toBe(true);
  for (const extra of [{ role: 'admin' }, { tenant_id: 't' }, { approved_by: 'x' }]) {
    expect(PushRequest.safeParse({ ...request, ...extra }).success).toBe(false);
    expect(PushRequest.safeParse({ ...request, operations: [{ ...good, ...extra }] }).success).toBe(false);
  }
});
