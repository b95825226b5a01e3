import { expect, test } from 'vitest';
import { createPortTransport, type FromCore, type PagePort, type ToCore } from '#host/port-transport.ts';
import type { AppEvent, Reply } from '#shared/api/transport.ts';

const ok: Reply & { ok: true } = { ok: true, data: 1, tables: [] };

const makePort = () => {
  const sent: ToCore[] = [];
  const port: PagePort = { onmessage: null, postMessage: (message) => sent.push(message), close: () => undefined };
  return { port, sent, say: (message: FromCore) => port.onmessage?.({ data: message }) };
};

test('keeps calls made before the port came and sends them in order', async () => {
  const transport = createPortTransport();
  const first = transport.call('one', { a: 1 });
  const second = transport.call('two', null);
  const { port, sent, say } = makePort();
  transport.attach(port);
  expect(sent.map(({ text }) => text)).toEqual(['{"method":"one","input":{"a":1}}', '{"method":"two","input":null}']);
  say({ id: sent[1]!.id, reply: { ...ok, data: 'second' } });
  say({ id: sent[0]!.id, reply: { ...ok, data: 'first' } });
  expect([await first, await second]).toMatchObject([{ data: 'first' }, { data: 'second' }]);
});

test('fails what the old core had not answered when a new one takes its place', async () => {
  const transport = createPortTransport();
  const [old, young] = [makePort(), makePort()];
  transport.attach(old.port);
  const lost = transport.call('one', {});
  transport.attach(young.port);
  expect(await lost).toMatchObject({ ok: false, code: 'INTERNAL' });
  const next = transport.call('two', {});
  young.say({ id: young.sent[0]!.id, reply: ok });
  expect(await next).toEqual(ok);
});

test('fails every call, waiting or new, when there is no core any more', async () => {
  const transport = createPortTransport();
  transport.attach(makePort().port);
  const lost = transport.call('one', {});
  transport.detach();
  expect(await lost).toMatchObject({ ok: false, code: 'INTERNAL' });
  expect(await transport.call('two', {})).toMatchObject({ ok: false, code: 'INTERNAL' });
});

test('gives events to each subscriber until it leaves', () => {
  const transport = createPortTransport();
  const { port, say } = makePort();
  transport.attach(port);
  const heard: AppEvent[] = [];
  const leave = transport.subscribe((event) => heard.push(event));
  say({ event: { type: 'changed', tables: ['partner'] } });
  transport.emit({ type: 'menu', command: 'file.import' });
  leave();
  say({ event: { type: 'changed', tables: ['deal'] } });
  expect(heard).toEqual([
    { type: 'changed', tables: ['partner'] },
    { type: 'menu', command: 'file.import' },
  ]);
});
