import { act, render, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { CoreProvider } from '#renderer/state/core-context.tsx';
import { flushDrafts, useDraft, useUnsavedCount } from '#renderer/state/drafts.ts';
import { useCommand } from '#renderer/state/use-command.ts';
import { useQuery } from '#renderer/state/use-query.ts';
import { makeApp, type TestApp } from '#test/support/make-app.ts';

let core: TestApp;
let key = 0;
beforeEach(async () => {
  core = await makeApp();
  key += 1;
});
afterEach(() => core.close());

const Field = () => {
  const { data } = useQuery('settings.program', {});
  const { run } = useCommand('settings.update');
  const draft = useDraft(`company ${key}`, data?.companyName ?? '', (companyName) => run({ companyName }));
  const unsaved = useUnsavedCount();
  return (
    <>
      <input aria-label="Company" value={draft.value} onChange={(event) => draft.set(event.currentTarget.value)} onBlur={draft.flush} />
      <p aria-label="Unsaved">{unsaved}</p>
      <p role="status">{draft.state}</p>
    </>
  );
};
const show = () =>
  render(
    <CoreProvider transport={core.app}>
      <Field />
    </CoreProvider>,
  );
const stored = async (): Promise<string> => (await core.api('settings.program', {})).companyName;

test('is in the store soon after typing rests, without a button', async () => {
  show();
  await userEvent.type(screen.getByLabelText('Company'), 'Harbour Ltd');
  expect(screen.getByText('1')).toBeVisible();
  await waitFor(async () => expect(await stored()).toBe('Harbour Ltd'), { timeout: 3000 });
  await waitFor(() => expect(screen.getByText('0')).toBeVisible());
});

test('is in the store at once when everything is flushed, as Ctrl+S does', async () => {
  show();
  await userEvent.type(screen.getByLabelText('Company'), 'Quay');
  await act(async () => {
    expect(await flushDrafts()).toBe(true);
  });
  expect(await stored()).toBe('Quay');
});

test('is still there when the screen was left and opened again before it was saved', async () => {
  const { unmount } = show();
  await userEvent.type(screen.getByLabelText('Company'), 'Half a na');
  unmount();
  show();
  expect(screen.getByLabelText('Company')).toHaveValue('Half a na');
});

test('keeps what was typed and says so when it cannot be saved', async () => {
  show();
  await userEvent.type(screen.getByLabelText('Company'), 'Lost');
  await core.api('store.lock', {});
  await act(async () => {
    expect(await flushDrafts()).toBe(false);
  });
  expect(screen.getByRole('status')).toHaveTextContent('failed');
  expect(screen.getByLabelText('Company')).toHaveValue('Lost');
});

test('shows what the store says when it was changed elsewhere after the draft was saved', async () => {
  show();
  await userEvent.type(screen.getByLabelText('Company'), 'Mine');
  await act(async () => {
    await flushDrafts();
  });
  await act(() => core.api('settings.update', { companyName: 'Theirs' }));
  await waitFor(() => expect(screen.getByLabelText('Company')).toHaveValue('Theirs'));
});
