import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AppEvent, Transport } from '#shared/api/transport.ts';
import { testPassphrase } from './make-app.ts';

/** One end of a running app whose store is not made yet. */
export type OpenedTransport = { transport: Transport; close(): Promise<void> };

const eventually = async (holds: () => boolean): Promise<void> => {
  await expect.poll(holds, { timeout: 10_000 }).toBe(true);
};

/** The same scenarios for every way to reach the core, so that the hosts cannot drift apart. `open` starts an app in an empty folder. */
export const describeContract = (name: string, open: () => Promise<OpenedTransport>): void => {
  describe(`the contract ${name}`, () => {
    let opened: OpenedTransport;
    const events: AppEvent[] = [];
    const call = (method: string, input: unknown = {}) => opened.transport.call(method, input);
    beforeAll(async () => {
      opened = await open();
      opened.transport.subscribe((event) => events.push(event));
    });
    afterAll(() => opened.close());

    test.each(['no.such.method', '__proto__', 'constructor', ''])('refuses a method that does not exist: "%s"', async (method) => {
      expect(await call(method)).toMatchObject({ ok: false, code: 'CALL_UNKNOWN' });
    });

    test('names the field when the input has the wrong shape', async () => {
      expect(await call('store.create', { passphrase: 7 })).toMatchObject({
        ok: false,
        code: 'CALL_INVALID',
        params: { field: 'passphrase' },
      });
    });

    test('says that there is no store when none was made', async () => {
      expect(await call('store.status')).toMatchObject({ ok: true, data: { state: 'none' } });
      expect(await call('partners.list', {})).toMatchObject({ ok: false, code: 'STORE_NONE' });
    });

    test('keeps the code, the sentence and the hint of a refusal', async () => {
      const reply = await call('store.create', { passphrase: 'short' });
      expect(reply).toEqual({
        ok: false,
        code: 'PASSPHRASE_WEAK',
        message: 'The passphrase has fewer than 12 characters.',
        hint: 'Use a longer one; four words are easy to remember.',
        params: { least: 12 },
      });
    });

    describe('with an open store', () => {
      beforeAll(async () => {
        expect(await call('store.create', { passphrase: testPassphrase })).toMatchObject({ ok: true, data: { state: 'open' } });
      });

      test('tells of the store that was opened', () =>
        eventually(() => events.some((event) => event.type === 'store' && event.state === 'open')));

      test('answers a command with what it wrote and tells everybody which tables changed', async () => {
        events.length = 0;
        const reply = await call('partners.create', { name: 'Żółta Łódź & Söhne "GmbH" ✓' });
        expect(reply).toMatchObject({ ok: true, tables: expect.arrayContaining(['partner']) });
        await eventually(() => events.some((event) => event.type === 'changed' && event.tables.includes('partner')));
      });

      test('answers a query with what was written, letter for letter, and the tables that it read', async () => {
        const reply = await call('search.records', { text: 'Łódź' });
        expect(JSON.stringify(reply)).toContain('Żółta Łódź & Söhne \\"GmbH\\" ✓');
        expect(reply).toMatchObject({ ok: true, tables: expect.arrayContaining(['partner']) });
      });

      test('gives each of many calls at once its own answer', async () => {
        const names = Array.from({ length: 40 }, (_, index) => `no partner ${index}`);
        const replies = await Promise.all(names.map((id) => call('no.such.method', { id })));
        const mixed = await Promise.all([
          call('store.status'),
          call('nothing'),
          call('settings.program'),
          call('partners.get', { id: 'none' }),
        ]);
        expect(replies.every((reply) => !reply.ok && reply.code === 'CALL_UNKNOWN')).toBe(true);
        expect(mixed.map((reply) => (reply.ok ? 'ok' : reply.code))).toEqual(['ok', 'CALL_UNKNOWN', 'ok', 'RECORD_NOT_FOUND']);
      });

      test('does not let a page write a file outside the folders that the user chose', async () => {
        expect(await call('store.backup', { file: '/quarterdeck-elsewhere/backup.qdb' })).toMatchObject({
          ok: false,
          code: 'FOLDER_NOT_WRITABLE',
        });
      });

      test('locks, refuses the wrong passphrase, and opens with the right one', async () => {
        expect(await call('store.lock')).toMatchObject({ ok: true, data: { state: 'locked' } });
        expect(await call('settings.program')).toMatchObject({ ok: false, code: 'STORE_LOCKED' });
        expect(await call('store.unlock', { passphrase: 'not the right one at all' })).toMatchObject({ ok: false, code: 'KEY_WRONG' });
        expect(await call('store.unlock', { passphrase: testPassphrase })).toMatchObject({ ok: true, data: { state: 'open' } });
        expect(await call('settings.program')).toMatchObject({ ok: true });
      });
    });
  });
};
