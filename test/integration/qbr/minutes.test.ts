import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ICAL from 'ical.js';
import PostalMime from 'postal-mime';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeApp, type TestApp } from '#test/support/make-app.ts';
import { addPartner } from '#test/support/portfolio-builder.ts';

let app: TestApp;
let partnerId: string;
let id: string;
beforeEach(async () => {
  app = await makeApp({ today: '2017-12-31' });
  await app.api('settings.update', { companyName: 'Nordwind' });
  partnerId = await addPartner(app.api, 'Löwen & Söhne 株式会社');
  await app.api('contacts.save', { partnerId, name: 'Zoë Müller', email: 'zoe@loewen.example' });
  await app.api('contacts.save', { partnerId, name: 'Not There', email: 'away@loewen.example' });
  await app.api('people.save', { name: 'Ada Lovelace', role: 'cam', email: 'ada@nordwind.example' });
  id = (await app.api('qbrs.create', { partnerId, quarter: '2017-Q4' })).id;
  const promise = { partnerId, madeOn: '2017-10-02', dueOn: '2017-12-01' };
  const { id: late } = await app.api('commitments.save', { ...promise, side: 'vendor', description: 'Price list' });
  await app.api('commitments.settle', {
    id: late,
    as: 'renegotiated',
    reason: 'SECRET budget was cut',
    dueOn: '2018-03-15',
    closedOn: '2017-12-20',
  });
  await app.api('qbrs.move', { id, to: 'held', on: '2017-12-20' });
  await app.api('qbrs.update', {
    id,
    attendees: ['Zoë Müller', 'Ada Lovelace', 'A guest'],
    decisions: ['Zwei Kampagnen für Österreich'],
    goals: [{ text: 'Ten registrations', measure: 'In the portal', dueOn: '2018-03-31' }],
    risks: [{ text: 'SECRET they may leave' }],
    rating: 2,
    liveNotes: 'SECRET **notes**',
    nextOn: '2018-03-20',
  });
  await app.api('commitments.save', {
    partnerId,
    side: 'partner',
    description: 'Hire <two> engineers',
    owner: 'Zoë Müller',
    measure: 'Both certified',
    dueOn: '2018-02-28',
    madeOn: '2017-12-20',
    originKind: 'qbr',
    originId: id,
  });
});
afterEach(() => app.close());

const write = async (formats: Array<'pdf' | 'md' | 'eml' | 'ics'>, audience: 'partner' | 'internal' = 'partner') => {
  const { files } = await app.api('qbrs.minutes', { id, formats, audience });
  return files.map(({ name, path }) => ({ name, bytes: readFileSync(path) }));
};
const textOf = async (format: 'md' | 'ics', audience?: 'internal'): Promise<string> =>
  (await write([format], audience))[0]?.bytes.toString('utf8') ?? '';

test('writes what was agreed, by whom and by when, and the next date', async () => {
  const text = await textOf('md');
  for (const said of [
    'Löwen & Söhne',
    'Zoë Müller, Ada Lovelace, A guest',
    'Performance',
    'Zwei Kampagnen für Österreich',
    'Ten registrations',
    'Both certified',
    'Renegotiated',
  ])
    expect(text).toContain(said);
  expect(text).toMatch(/next review is on .*20.*2018/i);
});

test("the partner's minutes have no notes, rating, risks or reasons, and the internal ones have them", async () => {
  const [markdown, mail] = await write(['md', 'eml']);
  expect(markdown?.bytes.toString('utf8')).not.toMatch(/SECRET|of 5/);
  const { text, html } = await PostalMime.parse(mail?.bytes ?? '');
  expect(`${text}${html}`).not.toContain('SECRET');
  const internal = await textOf('md', 'internal');
  expect(internal.match(/SECRET/g)).toHaveLength(3);
  expect(internal).toContain('2 of 5');
});

test('drafts a mail to those at the table, with the hand-out, that no program sends by itself', async () => {
  const [file] = await write(['eml']);
  const mail = await PostalMime.parse(file?.bytes ?? '');
  expect(mail.headers.find(({ key }) => key === 'x-unsent')?.value).toBe('1');
  expect(mail.to).toMatchObject([{ name: 'Zoë Müller', address: 'zoe@loewen.example' }]);
  expect(mail.from).toBeUndefined();
  expect(mail.subject).toBe('Minutes of our quarterly business review 2017-Q4');
  expect(mail.text).toContain('Zwei Kampagnen für Österreich');
  expect(mail.text).toContain('Löwen & Söhne 株式会社 promises');
  expect(mail.html).toContain('Hire &lt;two&gt; engineers');
  const [attached] = mail.attachments;
  expect(attached).toMatchObject({
    filename: '2017-Q4_Löwen-&-Söhne-株式会社_QBR-minutes_2017-12-20.pdf',
    mimeType: 'application/pdf',
  });
  expect(
    Buffer.from(attached?.content as ArrayBuffer)
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-');
  const internal = await PostalMime.parse((await write(['eml'], 'internal'))[0]?.bytes ?? '');
  expect(internal.to).toMatchObject([{ address: 'ada@nordwind.example' }]);
});

test('puts the next review into a calendar as a day, with an id that stays when the day moves, and invites nobody', async () => {
  const eventOf = async () => {
    const calendar = new ICAL.Component(ICAL.parse(await textOf('ics')));
    const event = new ICAL.Event(calendar.getFirstSubcomponent('vevent') ?? undefined);
    return { calendar, event };
  };
  const { calendar, event } = await eventOf();
  expect(calendar.getFirstPropertyValue('method')).toBe('PUBLISH');
  expect(event.startDate.isDate).toBe(true);
  expect([event.startDate.toString(), event.endDate.toString()]).toEqual(['2018-03-20', '2018-03-21']);
  expect(event.summary).toBe('Quarterly business review: Nordwind and Löwen & Söhne 株式会社');
  expect(event.attendees).toEqual([]);
  expect(event.organizer).toBeNull();
  await app.api('qbrs.update', { id, nextOn: '2018-04-03' });
  const { event: moved } = await eventOf();
  expect(moved.uid).toBe(event.uid);
  expect(moved.startDate.toString()).toBe('2018-04-03');
  expect(moved.sequence).toBeGreaterThan(event.sequence);
});

test('writes beside what is there, and nothing when there is no next date', async () => {
  const names = (files: Array<{ name: string }>) => files.map(({ name }) => name);
  expect(names(await write(['pdf', 'ics']))).toEqual([
    '2017-Q4_Löwen-&-Söhne-株式会社_QBR-minutes_v1_2017-12-20.pdf',
    '2017-Q4_Löwen-&-Söhne-株式会社_QBR-minutes_v1_2017-12-20.ics',
  ]);
  expect(names(await write(['pdf']))).toEqual(['2017-Q4_Löwen-&-Söhne-株式会社_QBR-minutes_v2_2017-12-20.pdf']);
  await app.api('qbrs.update', { id, nextOn: null });
  const dir = join(app.dir, 'other');
  await expect(app.api('qbrs.minutes', { id, formats: ['pdf', 'ics'], dir })).rejects.toMatchObject({ code: 'QBR_NO_NEXT_DATE' });
});

test('writes to one plain address a person, and no sign that mails and calendars cannot hold', async () => {
  await app.api('settings.update', { companyName: 'Nord\u0001wind' });
  await app.api('contacts.save', { partnerId, name: 'Two Boxes', email: 'two@loewen.example, other@elsewhere.example' });
  await app.api('contacts.save', { partnerId, name: 'No Box', email: 'ask at the desk' });
  await app.api('qbrs.update', { id, attendees: ['Two Boxes', 'No Box', 'Zoë Müller'], decisions: ['Go\u0001 on'] });
  const [mail] = await write(['eml']);
  expect((await PostalMime.parse(mail?.bytes ?? '')).to).toMatchObject([{ address: 'zoe@loewen.example' }]);
  expect(`${mail?.bytes.toString('utf8')}${await textOf('ics')}`).not.toContain('\u0001');
});
