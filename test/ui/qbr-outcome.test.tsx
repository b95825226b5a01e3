import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import type { Editor } from '@tiptap/core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeApp, type TestApp } from '#test/support/make-app.ts';
import { addPartner } from '#test/support/portfolio-builder.ts';
import { renderApp } from '#test/support/render-app.tsx';

let made: TestApp;
let acme: string;
let id: string;
beforeEach(async () => {
  made = await makeApp();
  acme = await addPartner(made.api, 'Acme');
  id = (await made.api('qbrs.create', { partnerId: acme, quarter: '2017-Q4' })).id;
});
afterEach(() => made.close());

const open = async () => {
  const rendered = await renderApp(made, `#/qbr/${id}/about`);
  await screen.findByRole('region', { name: 'Before it closes' });
  return rendered;
};

test('records and closes a review in one sitting', async () => {
  await made.api('commitments.save', {
    partnerId: acme,
    side: 'partner',
    description: 'Name an engineer',
    madeOn: '2017-10-02',
    dueOn: '2017-12-01',
  });
  const { user } = await open();
  const before = await screen.findByRole('region', { name: 'Before it closes' });
  expect(await within(before).findByText('1 earlier commitment to settle')).toBeVisible();
  expect(within(before).getByRole('button', { name: 'Close review' })).toBeDisabled();
  await user.type(screen.getByRole('textbox', { name: 'Held on' }), '2017-12-20');
  await user.tab();
  expect(await within(before).findByText('Held')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Settle "Name an engineer"' }));
  const dialog = await screen.findByRole('dialog');
  await user.click(within(dialog).getByRole('radio', { name: 'Missed' }));
  await user.type(within(dialog).getByRole('textbox', { name: /Reason/ }), 'Nobody was hired');
  await user.click(within(dialog).getByRole('button', { name: 'Mark as missed' }));
  expect(await within(before).findByText('Earlier commitments settled')).toBeVisible();
  await user.type(screen.getByRole('textbox', { name: 'Decision' }), 'Two campaigns');
  await user.click(screen.getByRole('button', { name: 'Add decision' }));
  const adding = screen.getByRole('form', { name: 'Add to the ledger' });
  await user.click(within(adding).getByRole('radio', { name: 'They' }));
  await user.type(within(adding).getByRole('textbox', { name: 'What was promised' }), 'Hire two engineers');
  await user.type(within(adding).getByRole('textbox', { name: 'What done means' }), 'Both certified');
  await user.click(within(adding).getByRole('button', { name: 'Add to the ledger' }));
  await waitFor(() => expect(within(before).getByRole('button', { name: 'Close review' })).toBeEnabled());
  await user.click(within(before).getByRole('button', { name: 'Close review' }));
  expect(await within(before).findByText(/^Closed on/)).toBeVisible();
  const { qbr } = await made.api('qbrs.get', { id });
  expect(qbr).toMatchObject({ state: 'closed', heldOn: '2017-12-20', decisions: ['Two campaigns'] });
  const earlier = screen.getByRole('region', { name: 'Commitments from before' });
  expect(within(earlier).getByText('Because: Nobody was hired')).toBeVisible();
  expect(await made.api('commitments.list', { originId: id })).toMatchObject([
    { side: 'partner', description: 'Hire two engineers', measure: 'Both certified', madeOn: '2017-12-20' },
  ]);
}, 30_000);

test('makes a commitment of a passage of the notes with a key', async () => {
  await made.api('qbrs.update', { id, liveNotes: 'They agree to **name an engineer** by March' });
  const { user } = await open();
  const notes = await screen.findByRole('textbox', { name: 'Notes' }, { timeout: 15_000 });
  const { editor } = notes as HTMLElement & { editor: Editor };
  act(() => void editor.chain().focus().setTextSelection({ from: 15, to: 31 }).run());
  fireEvent.keyDown(notes, { key: 'K', ctrlKey: true, shiftKey: true });
  await user.click(await screen.findByRole('menuitem', { name: 'Commitment of theirs' }));
  await waitFor(async () =>
    expect(await made.api('commitments.list', { originId: id })).toMatchObject([
      { side: 'partner', kind: 'commitment', description: 'name an engineer' },
    ]),
  );
  expect(notes).toHaveTextContent('They agree to name an engineer by March');
});

test('writes the minutes, says to whom the draft goes, and moves the review to its follow-up', async () => {
  await made.api('contacts.save', { partnerId: acme, name: 'Zoë Müller', email: 'zoe@acme.example' });
  await made.api('qbrs.move', { id, to: 'held', on: '2017-12-20' });
  await made.api('qbrs.update', { id, decisions: ['Two campaigns'], attendees: ['Zoë Müller'] });
  const { user } = await open();
  await user.click(screen.getByRole('button', { name: 'Write minutes…' }));
  const dialog = await screen.findByRole('dialog', { name: 'Write minutes' });
  expect(within(dialog).getByRole('checkbox', { name: 'Next date (ICS)' })).toBeDisabled();
  await user.click(within(dialog).getByRole('button', { name: 'Write files' }));
  expect(await within(dialog).findByText('2017-Q4_Acme_QBR-minutes_v1_2017-12-20.eml', {}, { timeout: 20_000 })).toBeVisible();
  expect(within(dialog).getByText(/addressed to zoe@acme\.example\. Nothing was sent/)).toBeVisible();
  await user.click(within(dialog).getByRole('button', { name: 'Move to Follow-up' }));
  await waitFor(async () => expect((await made.api('qbrs.get', { id })).qbr.stage).toBe('follow_up'));
}, 30_000);
