import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '#shared/domain/dates.ts';
import { makeApp, testPassphrase, type TestApp } from '#test/support/make-app.ts';

const today = '2017-12-31';
const types = ['RESELLER_VAR', 'MSP', 'DISTRIBUTOR', null] as const;
const partners = 4;

type Command =
  | { kind: 'deal'; partner: number; ago: number; amount: number; isWon: boolean }
  | { kind: 'moveDeal'; deal: number; partner: number }
  | { kind: 'removeDeal'; deal: number }
  | { kind: 'portal'; partner: number; ago: number; sessions: number }
  | { kind: 'renewal'; partner: number; ahead: number; amount: number }
  | { kind: 'promise'; partner: number; ago: number }
  | { kind: 'type'; partner: number; type: (typeof types)[number] }
  | { kind: 'end'; partner: number }
  | { kind: 'override'; partner: number }
  | { kind: 'threshold'; days: number }
  | { kind: 'rate'; rate: number }
  | { kind: 'undo' }
  | { kind: 'look' };

const partner = fc.nat(partners - 1);
const command: fc.Arbitrary<Command> = fc.oneof(
  fc.record({ kind: fc.constant('deal' as const), partner, ago: fc.nat(400), amount: fc.nat(90_000), isWon: fc.boolean() }),
  fc.record({ kind: fc.constant('moveDeal' as const), deal: fc.nat(9), partner }),
  fc.record({ kind: fc.constant('removeDeal' as const), deal: fc.nat(9) }),
  fc.record({ kind: fc.constant('portal' as const), partner, ago: fc.nat(300), sessions: fc.nat(30) }),
  fc.record({ kind: fc.constant('renewal' as const), partner, ahead: fc.nat(120), amount: fc.nat(90_000) }),
  fc.record({ kind: fc.constant('promise' as const), partner, ago: fc.nat(60) }),
  fc.record({ kind: fc.constant('type' as const), partner, type: fc.constantFrom(...types) }),
  fc.record({ kind: fc.constant('end' as const), partner }),
  fc.record({ kind: fc.constant('override' as const), partner }),
  fc.record({ kind: fc.constant('threshold' as const), days: fc.integer({ min: 14, max: 180 }) }),
  fc.record({ kind: fc.constant('rate' as const), rate: fc.integer({ min: 1, max: 9 }) }),
  fc.record({ kind: fc.constant('undo' as const) }),
  fc.record({ kind: fc.constant('look' as const) }),
);

const look = async ({ api }: TestApp) => ({
  today: await api('today.get', { limit: 500 }),
  facts: await api('partners.facts', {}),
  yearAgo: await api('alerts.list', { asOf: addDays(today, -200) }),
});

/** Runs commands one after the other; what each answers is looked at in between, so that the cache is warm and grows old. */
const play = async (made: TestApp, commands: readonly Command[]): Promise<void> => {
  const { api } = made;
  const ids: string[] = [];
  for (let at = 0; at < partners; at++)
    ids.push((await api('partners.create', { name: `P${at}`, status: 'enrolled', enrolledOn: '2016-01-01' })).id);
  const of = (index: number): string => ids[index] ?? '';
  const deals: string[] = [];
  const undo: string[] = [];
  const keep = (undoId: string | null): void => {
    if (undoId !== null) undo.push(undoId);
  };
  for (const one of commands) {
    switch (one.kind) {
      case 'deal': {
        const on = addDays(today, -one.ago);
        const closed = one.isWon ? { stage: 'WON', closedOn: on } : { stage: 'ENGAGING' };
        const amount = { minor: one.amount, currency: one.amount % 3 === 0 ? 'EUR' : 'USD' };
        const saved = await api('deals.save', { partnerId: of(one.partner), submittedOn: on, amount, ...closed });
        deals.push(saved.id);
        keep(saved.undoId);
        break;
      }
      case 'moveDeal': {
        const id = deals[one.deal];
        // a deal that was taken back meanwhile is refused
        if (id !== undefined) await made.app.call('deals.save', { id, partnerId: of(one.partner), stage: 'ENGAGING' });
        break;
      }
      case 'removeDeal': {
        const id = deals[one.deal];
        if (id === undefined) break;
        await made.app.call('deals.remove', { id });
        deals.splice(one.deal, 1);
        break;
      }
      case 'portal': {
        const values = { usedOn: addDays(today, -one.ago), sessions: one.sessions };
        keep((await api('entries.save', { kind: 'portal_usage', partnerId: of(one.partner), values })).undoId);
        break;
      }
      case 'renewal': {
        const amount = { minor: one.amount, currency: 'USD' };
        const values = { customer: 'Globex', dueOn: addDays(today, one.ahead), state: 'due', amount };
        keep((await api('entries.save', { kind: 'renewal', partnerId: of(one.partner), values })).undoId);
        break;
      }
      case 'promise': {
        const dueOn = addDays(today, -one.ago);
        const made = { side: 'vendor', description: 'A promise', state: 'open', madeOn: addDays(dueOn, -30), dueOn } as const;
        keep((await api('commitments.save', { partnerId: of(one.partner), ...made })).undoId);
        break;
      }
      case 'type':
        keep((await api('partners.update', { ids: [of(one.partner)], changes: { type: one.type } })).undoId);
        break;
      case 'end':
        keep(
          (await api('partners.update', { ids: [of(one.partner)], changes: { status: 'terminated', terminatedOn: '2017-06-30' } })).undoId,
        );
        break;
      case 'override':
        keep((await api('partners.override', { ids: [of(one.partner)], segment: { value: 'STRATEGIC', reason: 'Access' } })).undoId);
        break;
      case 'threshold':
        await api('alerts.rules.save', { rule: 'A03', scope: 'all', key: '', values: { days: one.days }, isOn: null });
        break;
      case 'rate':
        await api('settings.rates.save', { kind: 'dated', from: 'EUR', to: 'USD', validFrom: '2015-01-01', rate: String(one.rate) });
        break;
      case 'undo': {
        const id = undo.pop();
        // what was changed since cannot be taken back; then nothing changes, and that is as good a command
        if (id !== undefined) await made.app.call('history.undo', { id });
        break;
      }
      case 'look':
        await look(made);
        break;
    }
  }
};

test('what the cache answers after any commands is what is read anew', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(command, { minLength: 4, maxLength: 14 }), async (commands) => {
      const made = await makeApp();
      try {
        await look(made);
        await play(made, commands);
        const kept = await look(made);
        // another session has a cache of its own, empty
        await made.api('store.lock', {});
        await made.api('store.unlock', { passphrase: testPassphrase });
        expect(kept).toEqual(await look(made));
      } finally {
        await made.close();
      }
    }),
    { numRuns: 12, endOnFailure: true },
  );
}, 240_000);

test('a change that comes while the picture is read is in the next answer', async () => {
  const made = await makeApp();
  const { id } = await made.api('partners.create', { name: 'Acme', type: 'MSP', status: 'enrolled', enrolledOn: '2016-01-01' });
  const values = { customer: 'Globex', dueOn: addDays(today, 20), state: 'due' };
  const [first, , second] = await Promise.all([
    made.api('alerts.list', { partnerId: id }),
    made.api('entries.save', { kind: 'renewal', partnerId: id, values }),
    made.api('alerts.list', { partnerId: id }),
  ]);
  expect(first.asOf).toBe(second.asOf);
  const after = await made.api('alerts.list', { partnerId: id });
  expect(after.alerts.map(({ alert }) => alert.rule)).toContain('A23');
  await made.close();
});

test('answers asked for at the same time are read once and are the same', async () => {
  const made = await makeApp();
  await made.api('partners.create', { name: 'Acme', status: 'enrolled', enrolledOn: '2016-01-01' });
  const [a, b] = await Promise.all([made.api('alerts.list', {}), made.api('alerts.list', {})]);
  expect(a).toEqual(b);
  await made.close();
});

test('a kept answer names the same tables as one read anew, so that live queries hear of every change', async () => {
  const made = await makeApp();
  const tables = async (): Promise<string[]> => {
    const reply = await made.app.call('today.get', {});
    return reply.ok ? reply.tables.toSorted() : [];
  };
  const fresh = await tables();
  const kept = await tables();
  // a name of one letter is another name that a statement gave a table
  expect(fresh.filter((table) => table.length > 1 && !kept.includes(table))).toEqual([]);
  expect(kept).toEqual(
    expect.arrayContaining(['alert', 'alert_threshold', 'currency_rate', 'deal', 'portal_usage', 'setting', 'type_profile']),
  );
  await made.close();
});

test('a setting that changes is in the next answer', async () => {
  const made = await makeApp();
  const { id } = await made.api('partners.create', { name: 'Acme', status: 'enrolled', enrolledOn: '2016-01-01' });
  const amount = { minor: 1000, currency: 'EUR' };
  await made.api('deals.save', { partnerId: id, stage: 'WON', submittedOn: '2017-05-01', closedOn: '2017-06-01', amount });
  const cost = async () => (await made.api('alerts.list', { partnerId: id })).alerts.find(({ alert }) => alert.rule === 'A03')?.alert.cost;
  expect(await cost()).toMatchObject({ minor: null, reason: 'noRate' });
  await made.api('settings.rates.save', { kind: 'dated', from: 'EUR', to: 'USD', validFrom: '2015-01-01', rate: '2' });
  expect(await cost()).toMatchObject({ minor: 2000, currency: 'USD' });
  await made.close();
});
