import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import type { Editor } from '@tiptap/core';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { AudienceScreen } from '#renderer/features/present/audience-screen.tsx';
import { endMeeting } from '#renderer/features/present/present-store.ts';
import { type TestApp, makeApp } from '#test/support/make-app.ts';
import { addPartner } from '#test/support/portfolio-builder.ts';
import { renderApp } from '#test/support/render-app.tsx';

const marker = 'MARKER-for-us-alone';
let made: TestApp;
let id: string;
beforeEach(async () => {
  made = await makeApp();
  const acme = await addPartner(made.api, 'Acme', [{ stage: 'WON', submittedOn: '2017-10-03', closedOn: '2017-11-20', amount: 1_234_500 }]);
  ({ id } = await made.api('qbrs.create', { partnerId: acme, quarter: '2017-Q4' }));
  await made.api('qbrBlocks.add', { id, section: 'commitments', kind: 'text', audience: 'internal', text: marker });
});
afterEach(async () => {
  vi.useRealTimers();
  endMeeting(id);
  await made.close();
});

const slide = (name: RegExp) => screen.findByRole('article', { name });
const present = async () => {
  const rendered = await renderApp(made, `#/present/${id}`);
  await slide(/^Acme$/);
  return rendered;
};
const reviewNow = async () => (await made.api('qbrs.get', { id })).qbr;

test('goes through the slides with the keys, to a number, and makes the screen black', async () => {
  const { user } = await present();
  await user.keyboard('{ArrowRight}');
  await slide(/^What we promised each other$/);
  await user.keyboard('{PageDown}{PageUp}{Home}');
  await slide(/^Acme$/);
  await user.keyboard('3');
  expect(await screen.findByText('Go to slide 3: Enter')).toBeInTheDocument();
  await user.keyboard('{Enter}');
  await slide(/^Executive summary$/);
  await user.keyboard('b');
  expect(await screen.findByRole('heading', { name: 'The screen is black' })).toBeInTheDocument();
  expect(screen.queryByRole('article')).toBeNull();
  await user.keyboard('b');
  await slide(/^Executive summary$/);
  await user.keyboard('?');
  expect(await screen.findByRole('dialog', { name: 'Keys while presenting' })).toBeVisible();
});

test('shows internal blocks to the presenter, and never where the audience looks', async () => {
  const { user, container } = await present();
  render(<AudienceScreen id={id} />);
  const audience = await screen.findByRole('main', { name: 'Audience screen' });
  await within(audience).findByRole('article', { name: 'Acme' });
  await user.keyboard('{ArrowRight}');
  await within(audience).findByRole('article', { name: 'What we promised each other' });
  expect(await screen.findByRole('region', { name: 'Speaker notes' })).toHaveTextContent(marker);
  expect(audience).not.toHaveTextContent(marker);
  await user.keyboard('p');
  await waitFor(() => expect(screen.queryByRole('region', { name: 'Speaker notes' })).toBeNull());
  expect(container).not.toHaveTextContent(marker);
});

test('goes on when the audience screen is closed, and says so', async () => {
  await present();
  const other = render(<AudienceScreen id={id} />);
  const audience = await screen.findByRole('main', { name: 'Audience screen' });
  await within(audience).findByRole('article', { name: 'Acme' });
  other.unmount();
  expect(await screen.findByText('The audience screen was closed. Your window goes on.')).toBeVisible();
  expect(screen.getByRole('region', { name: 'Current slide' })).toBeVisible();
});

test('says how long each part of the agenda has taken, and which is over, in words', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2017, 11, 31, 9) });
  const { user } = await present();
  await user.keyboard('p');
  const times = await screen.findByRole('region', { name: 'Agenda and time' });
  vi.setSystemTime(Date.UTC(2017, 11, 31, 9, 17));
  const performance = within(times).getByText('Performance').closest('li')!;
  await waitFor(() => expect(performance).toHaveTextContent('02:00 over'), { timeout: 3000 });
  expect(performance).toHaveAttribute('aria-current', 'step');
  expect(within(times).getByText('48:00 left')).toBeVisible();
  await user.click(within(times).getByRole('button', { name: 'Talk about Issues now' }));
  await slide(/^Risks and asks$/);
  expect(within(times).getByText('Issues').closest('li')).toHaveTextContent('10:00 left');
});

/** The notes, and what types into them: jsdom has no such surface of its own. */
const liveNotes = async () => {
  const notes = await screen.findByRole('textbox', { name: 'Notes' }, { timeout: 15_000 });
  const { editor } = notes as HTMLElement & { editor: Editor };
  return { notes, write: (text: string) => act(() => void editor.commands.insertContent(text)) };
};

test('keeps the live notes as they are typed, and when the page goes at once', async () => {
  const { user, unmount } = await present();
  await user.keyboard('p');
  const { write } = await liveNotes();
  write('They send two engineers');
  await waitFor(async () => expect((await reviewNow()).liveNotes).toBe('They send two engineers'), { timeout: 3000 });
  write(' by May');
  dispatchEvent(new Event('pagehide'));
  unmount();
  await waitFor(async () => expect((await reviewNow()).liveNotes).toBe('They send two engineers by May'));
});

test('moves on with a remote control while one writes, and leaves every other key to the text', async () => {
  const { user } = await present();
  await user.keyboard('p');
  const { notes } = await liveNotes();
  const shown = () => within(screen.getByRole('region', { name: 'Current slide' })).getByRole('article');
  for (const key of ['b', 'ArrowRight', 'End', 'Escape', '4']) fireEvent.keyDown(notes, { key });
  expect(shown()).toHaveAccessibleName('Acme');
  expect(screen.queryByRole('dialog')).toBeNull();
  fireEvent.keyDown(notes, { key: 'PageDown' });
  await waitFor(() => expect(shown()).toHaveAccessibleName('What we promised each other'));
});

test('asks after the last slide whether the review was held, and opens the place for its outcome', async () => {
  const { user } = await present();
  await user.keyboard('{End}{ArrowRight}');
  const dialog = await screen.findByRole('dialog', { name: 'Was this review held today?' });
  await user.keyboard('{ArrowRight}');
  await user.click(within(dialog).getByRole('button', { name: 'Yes, held today' }));
  expect(await screen.findByRole('heading', { level: 1, name: /Acme/ })).toBeVisible();
  expect(await reviewNow()).toMatchObject({ state: 'held', heldOn: '2017-12-31' });
});

test('starts from the editor with its button, and comes back to it', async () => {
  const { user } = await renderApp(made, `#/qbr/${id}`);
  await user.click(await screen.findByRole('button', { name: 'Present' }));
  await slide(/^Acme$/);
  expect(screen.queryByRole('navigation')).toBeNull();
  await user.keyboard('{Escape}');
  await user.click(within(await screen.findByRole('dialog', { name: 'Was this review held today?' })).getByRole('button', { name: 'No' }));
  expect(await screen.findByRole('button', { name: 'Present' })).toBeVisible();
  expect((await reviewNow()).state).not.toBe('held');
});
