import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { strFromU8, unzipSync } from 'fflate';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeApp, type TestApp } from '#test/support/make-app.ts';
import { addPartner } from '#test/support/portfolio-builder.ts';

const run = promisify(execFile);

/** Twenty places in which something internal can hide; each has a word of its own that occurs nowhere else. */
const places = [
  'blockText',
  'blockTitle',
  'commentary',
  'offCommentary',
  'offBlockText',
  'sectionTitle',
  'sectionText',
  'liveNotes',
  'decision',
  'goal',
  'writtenRisk',
  'internalAsk',
  'outcome',
  'partnerNote',
  'contactNote',
  'dealNote',
  'managerName',
  'certificateNote',
  'campaignName',
  'riskEvidence',
] as const;
type Place = (typeof places)[number];
const markers = Object.fromEntries(places.map((place, index) => [place, `ZQ${index}marker${place}QZ`])) as Record<Place, string>;

let app: TestApp;
let id: string;
beforeEach(async () => {
  app = await makeApp({ today: '2017-12-31' });
  const { api } = app;
  const manager = await api('people.save', { name: markers.managerName, role: 'manager' });
  const cam = await api('people.save', { name: 'Jo Field', role: 'cam', managerId: manager.id });
  const partnerId = await addPartner(api, 'Acme', [
    { stage: 'WON', submittedOn: '2017-10-01', closedOn: '2017-11-01', amount: 5000 },
    { stage: 'ENGAGING', submittedOn: '2017-06-01', amount: 7000 },
  ]);
  await api('partners.update', { ids: [partnerId], changes: { ownerId: cam.id, note: markers.partnerNote } });
  await api('contacts.save', { partnerId, name: 'Ann', note: markers.contactNote });
  await api('deals.save', {
    partnerId,
    stage: 'ENGAGING',
    name: `Old ${markers.riskEvidence}`,
    submittedOn: '2017-01-01',
    amount: { minor: 100, currency: 'USD' },
    note: markers.dealNote,
  });
  await api('entries.save', {
    kind: 'campaign',
    partnerId,
    values: { name: markers.campaignName, type: 'email', state: 'deployed', deployedOn: '2017-11-01', startsOn: '2017-11-01' },
  });
  await api('entries.save', {
    kind: 'certificate',
    partnerId,
    values: { definition: 'SALES_FOUNDATION', state: 'in_progress' },
    note: markers.certificateNote,
  });
  ({ id } = await api('qbrs.create', { partnerId, quarter: '2017-Q4' }));
  const block = { kind: 'text', source: null, metrics: [], audience: 'internal', isOn: true } as const;
  await api('qbrBlocks.add', { id, section: 'summary', ...block, metrics: [], title: markers.blockTitle, text: markers.blockText });
  await api('qbrBlocks.add', {
    id,
    section: 'summary',
    ...block,
    metrics: [],
    audience: 'shareable',
    isOn: false,
    title: null,
    text: markers.offBlockText,
  });
  await api('qbrs.section.save', { id, key: 'scorecard', commentary: markers.commentary });
  await api('qbrBlocks.save', { id, section: 'scorecard', block: 'scorecard.commentary', audience: 'internal' });
  await api('qbrs.section.save', { id, key: 'enablement', commentary: markers.offCommentary, isOn: false });
  const own = await api('qbrBlocks.addSection', { id, title: markers.sectionTitle });
  await api('qbrs.section.save', { id, key: own.section, commentary: markers.sectionText });
  await api('qbrBlocks.save', { id, section: own.section, block: `${own.section}.commentary`, audience: 'internal' });
  await api('qbrBlocks.save', { id, section: 'risks', block: 'risks.asks', audience: 'internal' });
  // what the campaign was called is told by an internal table alone
  await api('qbrBlocks.save', { id, section: 'marketing', block: 'marketing.campaigns', audience: 'internal' });
  // the deal stands in the evidence of a risk, and by its name on the slide of the pipeline
  await api('qbrBlocks.save', { id, section: 'pipeline', block: 'pipeline.openDeals', audience: 'internal' });
  await api('qbrs.update', {
    id,
    liveNotes: markers.liveNotes,
    decisions: [markers.decision],
    goals: [{ text: markers.goal, measure: null, dueOn: null }],
    risks: [{ text: markers.writtenRisk }],
    asks: [{ side: 'vendor', text: markers.internalAsk }],
    outcome: markers.outcome,
  });
});
afterEach(() => app.close());

/** Every text of a zip, and of the zips inside it (a chart has a workbook of its own). */
const textsOf = (bytes: Uint8Array): string =>
  Object.entries(unzipSync(bytes))
    .map(([name, part]) => `${name}\n${/\.(xlsx|zip)$/.test(name) ? textsOf(part) : strFromU8(part)}`)
    .join('\n');

const export_ = async (audience: 'internal' | 'partner'): Promise<Map<string, string>> => {
  const { files } = await app.api('qbrs.export', { id, formats: ['pptx', 'pdf', 'xlsx', 'md'], audience });
  const texts = new Map<string, string>();
  for (const { format, path } of files) {
    const bytes = await readFile(path);
    if (format === 'md') texts.set(format, bytes.toString());
    else if (format !== 'pdf') texts.set(format, textsOf(bytes));
    else {
      const { stdout } = await run('pdftotext', ['-raw', path, '-'], { maxBuffer: 50_000_000 });
      const about = await run('pdfinfo', [path]);
      texts.set(format, `${stdout.replace(/\s/g, '')}\n${about.stdout}\n${bytes.toString('latin1')}`);
    }
    texts.set(`${format} name`, join(path));
  }
  return texts;
};
const found = (texts: Map<string, string>): string[] =>
  [...texts].flatMap(([format, text]) => places.filter((place) => text.includes(markers[place])).map((place) => `${place} in ${format}`));

test('nothing internal is anywhere in the files of the partner, and the app says what it took out', async () => {
  expect(found(await export_('partner'))).toEqual([]);
  const { removed } = await app.api('qbrs.partnerCopy', { id });
  expect(removed).toEqual(
    expect.arrayContaining([
      { kind: 'block', section: 'Executive summary', block: markers.blockTitle },
      { kind: 'block', section: 'Scorecard', block: 'Commentary' },
      { kind: 'section', section: markers.sectionTitle },
      { kind: 'section', section: 'Risks and asks' },
      { kind: 'notes', sections: expect.any(Number) },
    ]),
  );
});

test('the search finds what is there: the internal files carry what belongs on them', async () => {
  const inside = found(await export_('internal'));
  for (const place of [
    'blockText',
    'blockTitle',
    'commentary',
    'sectionTitle',
    'sectionText',
    'writtenRisk',
    'internalAsk',
    'campaignName',
    'riskEvidence',
  ])
    expect(inside, place).toContain(`${place} in pptx`);
  expect(inside).toContain('blockText in pdf');
  expect(inside).toContain('riskEvidence in xlsx');
  // the words about the quarter that are not part of the package are in neither
  expect(inside.filter((one) => /^(liveNotes|partnerNote|contactNote|dealNote|offCommentary|offBlockText)/.test(one))).toEqual([]);
});

test('the partner is told for whom the paper is, and who wrote it is the company alone', async () => {
  const texts = await export_('partner');
  expect(texts.get('pptx')).toContain('For Acme');
  expect(texts.get('pptx')).not.toMatch(/<dc:creator>[^<]*Jo Field/);
  expect(texts.get('pptx')).not.toContain(
    'ppt/notesSlides/notesSlide1.xml\n<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<p:notes>All figures',
  );
  expect(texts.get('pptx name')).toMatch(/2017-Q4_Acme_QBR-partner_v1_2017-12-31\.pptx$/);
});
