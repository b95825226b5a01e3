import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { strFromU8, unzipSync } from 'fflate';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeApp, type TestApp } from '#test/support/make-app.ts';
import { addPartner } from '#test/support/portfolio-builder.ts';

const run = promisify(execFile);

/** Twenty places in which something that is ours alone can stand; each has a word of its own that occurs nowhere else. */
const places = [
  'note',
  'planComment',
  'objectiveComment',
  'milestoneComment',
  'investmentComment',
  'objectiveNote',
  'secondObjectiveNote',
  'evidence',
  'weaknesses',
  'threats',
  'competitor',
  'secondCompetitor',
  'accountNote',
  'commitmentReason',
  'commitmentEvidence',
  'ownerOfPlan',
  'partnerNote',
  'contactNote',
  'dealNote',
  'commentAuthor',
] as const;
type Place = (typeof places)[number];
const markers = Object.fromEntries(places.map((place, index) => [place, `ZQ${index}marker${place}QZ`])) as Record<Place, string>;

let app: TestApp;
let id: string;
beforeEach(async () => {
  app = await makeApp({ today: '2027-07-01' });
  const { api } = app;
  const partnerId = await addPartner(api, 'ACME Corp', [{ stage: 'ENGAGING', submittedOn: '2027-02-01', amount: 5000 }]);
  const owner = await api('people.save', { name: markers.ownerOfPlan, role: 'cam' });
  await api('partners.update', { ids: [partnerId], changes: { note: markers.partnerNote } });
  await api('contacts.save', { partnerId, name: 'Lea', note: markers.contactNote });
  await api('deals.save', { partnerId, stage: 'ENGAGING', name: 'Hall 3', submittedOn: '2027-03-01', note: markers.dealNote });
  ({ id } = await api('plans.create', { partnerId, year: 2027, start: { from: 'blank' } }));
  await api('plans.update', {
    id,
    changes: {
      vision: 'The first address in the north',
      strengths: 'Own service desk',
      weaknesses: markers.weaknesses,
      threats: markers.threats,
      competitors: [markers.competitor, markers.secondCompetitor],
      targetAccounts: [{ name: 'Nordwerk', note: markers.accountNote }],
    },
  });
  await api('plans.keep', { id, ownerId: owner.id, note: markers.note });
  const add = async (kind: 'objective' | 'milestone' | 'investment', item: Record<string, unknown>): Promise<string> =>
    (await api('plans.addItems', { id, kind, items: [item] })).ids[0] ?? '';
  const goal = {
    kind: 'revenue',
    weight: 60,
    unit: 'money',
    currency: 'USD',
    targets: [100_00, 200_00, 300_00, 400_00],
    actuals: [90_00, 210_00, null, null],
  };
  const objective = await add('objective', { ...goal, title: 'Cloud revenue', note: markers.objectiveNote });
  const count = { kind: 'deals', weight: 40, unit: 'count', targets: [1, 2, 3, 4], actuals: [1, 1, null, null] };
  await add('objective', { ...count, title: 'New logos', note: markers.secondObjectiveNote });
  const milestone = await add('milestone', {
    title: 'Offer written',
    side: 'vendor',
    dueOn: '2027-03-01',
    state: 'done',
    doneOn: '2027-02-20',
    evidence: markers.evidence,
  });
  const investment = await add('investment', { title: 'Launch', side: 'vendor', kind: 'mdf', currency: 'USD', planned: 5000_00 });
  await api('plans.comment', { id, text: markers.planComment, author: markers.commentAuthor });
  await api('plans.comment', { id, subjectId: objective, text: markers.objectiveComment });
  await api('plans.comment', { id, subjectId: milestone, text: markers.milestoneComment });
  await api('plans.comment', { id, subjectId: investment, text: markers.investmentComment });
  const promise = { partnerId, originKind: 'plan', originId: id, side: 'partner', madeOn: '2027-01-10', dueOn: '2027-03-31' } as const;
  const { id: missed } = await api('commitments.save', { ...promise, description: 'Two people trained' });
  await api('commitments.settle', { id: missed, as: 'missed', reason: markers.commitmentReason });
  const { id: met } = await api('commitments.save', { ...promise, description: 'A named architect' });
  await api('commitments.settle', { id: met, as: 'met', evidence: markers.commitmentEvidence });
});
afterEach(() => app.close());

/** Every text of a zip, and of the zips inside it (a chart has a workbook of its own). */
const textsOf = (bytes: Uint8Array): string =>
  Object.entries(unzipSync(bytes))
    .map(([name, part]) => `${name}\n${/\.(xlsx|zip)$/.test(name) ? textsOf(part) : strFromU8(part)}`)
    .join('\n');

const write = async (audience: 'internal' | 'partner'): Promise<Map<string, string>> => {
  const { files } = await app.api('plans.export', { id, formats: ['pptx', 'pdf', 'xlsx', 'md'], audience });
  const texts = new Map<string, string>();
  for (const { format, path, name } of files) {
    const bytes = await readFile(path);
    if (format === 'md') texts.set(format, bytes.toString());
    else if (format !== 'pdf') texts.set(format, textsOf(bytes));
    else {
      const { stdout } = await run('pdftotext', ['-raw', path, '-'], { maxBuffer: 50_000_000 });
      const about = await run('pdfinfo', [path]);
      texts.set(format, `${stdout.replace(/\s/g, '')}\n${about.stdout}\n${bytes.toString('latin1')}`);
    }
    texts.set(`${format} name`, name);
  }
  return texts;
};
const found = (texts: Map<string, string>): string[] =>
  [...texts].flatMap(([format, text]) => places.filter((place) => text.includes(markers[place])).map((place) => `${place} in ${format}`));

test('nothing that is ours alone is anywhere in the files of the partner, and the app says what it took out', async () => {
  const texts = await write('partner');
  expect(found(texts)).toEqual([]);
  expect(texts.get('pptx name')).toBe('2027_ACME-Corp_Plan-partner_r1_2027-07-01.pptx');
  expect(texts.get('md')).toContain('For ACME Corp');
  const { removed } = await app.api('plans.partnerCopy', { id });
  expect(Object.fromEntries(removed.map(({ what, count }) => [what, count]))).toMatchObject({
    note: 1,
    comments: 4,
    objectiveNotes: 2,
    evidence: 1,
    reasons: 2,
    weaknesses: 1,
    competitors: 2,
    accountNotes: 1,
    owner: 1,
  });
});

test('the search finds what is there: the files for us carry what belongs on them', async () => {
  const inside = found(await write('internal'));
  const onPaper = places.filter((place) => !['commitmentEvidence', 'partnerNote', 'contactNote', 'dealNote'].includes(place));
  for (const format of ['pptx', 'pdf', 'md'])
    expect(
      onPaper.filter((place) => !inside.includes(`${place} in ${format}`)),
      format,
    ).toEqual([]);
  for (const place of ['objectiveNote', 'evidence', 'weaknesses', 'competitor', 'accountNote'])
    expect(inside).toContain(`${place} in xlsx`);
});

test('charts of a plan are native, with their data behind them', async () => {
  const { files } = await app.api('plans.export', { id, formats: ['pptx'] });
  const parts = unzipSync(await readFile(files[0]?.path ?? ''));
  const charts = Object.keys(parts).filter((name) => /^ppt\/charts\/chart\d+\.xml$/.test(name));
  expect(charts).toHaveLength(2);
  expect(Object.keys(parts).filter((name) => /^ppt\/embeddings\/.*\.xlsx$/.test(name))).toHaveLength(2);
});

test('files stand beside what is there, the second of a day with its number, and one that was named is never overwritten', async () => {
  const first = await app.api('plans.export', { id, formats: ['pdf', 'md'] });
  const second = await app.api('plans.export', { id, formats: ['md'] });
  expect([...first.files, ...second.files].map(({ name }) => name)).toEqual([
    '2027_ACME-Corp_Plan_r1_2027-07-01.pdf',
    '2027_ACME-Corp_Plan_r1_2027-07-01.md',
    '2027_ACME-Corp_Plan_r1_2027-07-01_v2.md',
  ]);
  const file = join(app.dir, 'exports', 'plan.md');
  await app.api('plans.export', { id, formats: ['md'], file });
  await expect(app.api('plans.export', { id, formats: ['md'], file })).rejects.toMatchObject({ code: 'FILE_EXISTS' });
});

test('while the next version is only written on our side the partner gets the one in force', async () => {
  await app.api('plans.move', { id, to: 'in_review' });
  await app.api('plans.move', { id, to: 'shared' });
  const { print } = await app.api('plans.get', { id });
  for (const side of ['vendor', 'partner'] as const)
    await app.api('plans.sign', { id, print, side, name: `Signer of ${side}`, role: 'Head' });
  await app.api('plans.revise', { id, reason: 'The campaign came later' });
  await app.api('plans.update', { id, changes: { vision: 'A vision that nobody has agreed to' } });
  const theirs = (await write('partner')).get('md') ?? '';
  expect(theirs).toContain('The first address in the north');
  expect(theirs).not.toContain('nobody has agreed');
  expect(theirs).toContain('Signer of partner');
  expect((await write('internal')).get('md')).toContain('nobody has agreed');
});
