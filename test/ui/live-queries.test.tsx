import { act, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { AppEvent, Transport } from '#shared/api/transport.ts';
import { CoreProvider } from '#renderer/state/core-context.tsx';
import { useCommand } from '#renderer/state/use-command.ts';
import { useQuery } from '#renderer/state/use-query.ts';
import { makeApp, type TestApp } from '#test/support/make-app.ts';

let test_: TestApp;
let calls: string[];
let transport: Transport;
beforeEach(async () => {
  test_ = await makeApp();
  calls = [];
  transport = {
    call: (method, input) => {
      calls.push(method);
      return test_.app.call(method, input);
    },
    subscribe: test_.app.subscribe,
  };
});
afterEach(() => test_.close());

const Names = ({ label }: { label: string }) => {
  const { data, isLoading } = useQuery('partners.list', {});
  return <p aria-label={label}>{isLoading ? 'loading' : data?.partners.map(({ name }) => name).join(', ')}</p>;
};

test('shows what a command wrote, without being told which screen to refresh', async () => {
  render(
    <CoreProvider transport={transport}>
      <Names label="one" />
    </CoreProvider>,
  );
  await waitFor(() => expect(screen.getByLabelText('one')).toHaveTextContent(''));
  await act(() => test_.api('partners.create', { name: 'Hottechi' }));
  await waitFor(() => expect(screen.getByLabelText('one')).toHaveTextContent('Hottechi'));
});

test('asks once when two screens read the same', async () => {
  render(
    <CoreProvider transport={transport}>
      <Names label="one" />
      <Names label="two" />
    </CoreProvider>,
  );
  await waitFor(() => expect(screen.getByLabelText('two')).not.toHaveTextContent('loading'));
  expect(calls.filter((method) => method === 'partners.list')).toHaveLength(1);
});

test('does not ask again when a table changed that it has not read', async () => {
  render(
    <CoreProvider transport={transport}>
      <Names label="one" />
    </CoreProvider>,
  );
  await waitFor(() => expect(screen.getByLabelText('one')).not.toHaveTextContent('loading'));
  await act(() => test_.api('views.save', { place: 'portfolio', name: 'Mine', definition: {} }));
  expect(calls.filter((method) => method === 'partners.list')).toHaveLength(1);
});

test('keeps the last data on the screen while newer data is on its way', async () => {
  await test_.api('partners.create', { name: 'Hottechi' });
  const seen: string[] = [];
  const Watcher = () => {
    const { data } = useQuery('partners.list', {});
    seen.push(data ? String(data.partners.length) : 'nothing');
    return null;
  };
  render(
    <CoreProvider transport={transport}>
      <Watcher />
    </CoreProvider>,
  );
  await waitFor(() => expect(seen.at(-1)).toBe('1'));
  await act(() => test_.api('partners.create', { name: 'Konex' }));
  await waitFor(() => expect(seen.at(-1)).toBe('2'));
  expect(seen.slice(seen.indexOf('1'))).not.toContain('nothing');
});

test('gives a failure as a value with its code and next step', async () => {
  const Missing = () => {
    const { error } = useQuery('partners.get', { id: 'nobody' });
    return <p role="alert">{error ? `${error.code}: ${error.hint}` : ''}</p>;
  };
  render(
    <CoreProvider transport={transport}>
      <Missing />
    </CoreProvider>,
  );
  await waitFor(() => expect(screen.getByRole('alert')).toHaveTextContent('RECORD_NOT_FOUND: It may have been deleted'));
});

test('drops what it showed when the store is locked', async () => {
  await test_.api('partners.create', { name: 'Hottechi' });
  const Lock = () => {
    const { run } = useCommand('store.lock');
    return <button onClick={() => void run({})}>Lock</button>;
  };
  render(
    <CoreProvider transport={transport}>
      <Names label="one" />
      <Lock />
    </CoreProvider>,
  );
  await waitFor(() => expect(screen.getByLabelText('one')).toHaveTextContent('Hottechi'));
  await act(async () => screen.getByRole('button', { name: 'Lock' }).click());
  await waitFor(() => expect(screen.getByLabelText('one')).not.toHaveTextContent('Hottechi'));
});

test('shows how sync stands as soon as the core tells it, without asking', async () => {
  let tell: (event: AppEvent) => void = () => undefined;
  const told: Transport = {
    call: transport.call,
    subscribe: (listener) => {
      tell = listener;
      return transport.subscribe(listener);
    },
  };
  const Waiting = () => <p aria-label="waiting">{useQuery('sync.status', {}).data?.pending}</p>;
  render(
    <CoreProvider transport={told}>
      <Waiting />
    </CoreProvider>,
  );
  await waitFor(() => expect(screen.getByLabelText('waiting')).toHaveTextContent('0'));
  const asked = calls.length;
  const status = await test_.api('sync.status', {});
  act(() => tell({ type: 'sync', status: { ...status, pending: 3 } }));
  expect(screen.getByLabelText('waiting')).toHaveTextContent('3');
  expect(calls).toHaveLength(asked);
});
