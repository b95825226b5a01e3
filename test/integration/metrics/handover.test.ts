import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { makeApp, type TestApp } from '#test/support/make-app.ts';
import { addPartner } from '#test/support/portfolio-builder.ts';

let made: TestApp;
afterEach(() => made.close());

test('invariant 10 (domain 7.3): whoever owns a partner, its history keeps every line, and each its author', async () => {
  made = await makeApp({ today: '2017-12-31' });
  const id = await addPartner(made.api, 'Acme', [{ stage: 'WON', submittedOn: '2017-10-01', closedOn: '2017-11-01', amount: 100 }]);
  await made.api('entries.save', {
    kind: 'interaction',
    partnerId: id,
    values: { kind: 'call', heldOn: '2017-11-02', summary: 'Spoke of the renewal' },
  });
  const people = await Promise.all(['Ann', 'Bo', 'Cy'].map(async (name) => (await made.api('people.save', { name, role: 'cam' })).id));
  const lines = async () => (await made.api('history.list', { partnerId: id, limit: 500 })).map((line) => JSON.stringify(line));
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...people, null), async (ownerId) => {
      const before = await lines();
      await made.api('partners.update', { ids: [id], changes: { ownerId } });
      const after = await lines();
      expect(after.slice(after.length - before.length)).toEqual(before);
      expect(after.length - before.length).toBeLessThanOrEqual(1);
    }),
    { numRuns: 25 },
  );
});
