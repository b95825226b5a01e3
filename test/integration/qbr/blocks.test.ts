import { afterEach, beforeEach, expect, test } from 'vitest';
import type { QbrBlock } from '#shared/qbr/block.ts';
import { makeApp, type TestApp } from '#test/support/make-app.ts';
import { addPartner } from '#test/support/portfolio-builder.ts';

let app: TestApp;
let id: string;
beforeEach(async () => {
  app = await makeApp({ today: '2017-12-31' });
  const partnerId = await addPartner(app.api, 'Acme', [{ stage: 'WON', submittedOn: '2017-10-01', closedOn: '2017-11-01', amount: 5000 }]);
  ({ id } = await app.api('qbrs.create', { partnerId, quarter: '2017-Q4' }));
});
afterEach(() => app.close());

const sectionOf = async (key: string) => {
  const found = (await app.api('qbrs.get', { id })).package.sections.find((section) => section.key === key);
  if (!found) throw new Error(`no section ${key}`);
  return found;
};
const text = (words: string): Omit<QbrBlock, 'key'> => ({
  kind: 'text',
  source: null,
  metrics: [],
  audience: 'internal',
  isOn: true,
  title: 'For us',
  text: words,
});

test('a new review has the blocks of its sections, each with what it shows', async () => {
  const { blocks } = await sectionOf('risks');
  expect(blocks.map(({ key, kind, audience }) => [key, kind, audience])).toEqual([
    ['risks.commentary', 'commentary', 'shareable'],
    ['risks.found', 'risks', 'internal'],
    ['risks.asks', 'risks', 'shareable'],
  ]);
  expect(blocks[1]?.content[0]).toMatchObject({ heading: 'Risks that the records show' });
});

test('a block can be added, written, moved, marked and taken away', async () => {
  const { block } = await app.api('qbrBlocks.add', { id, section: 'summary', position: 0, ...text('Ask about the new seller.') });
  expect((await sectionOf('summary')).blocks[0]).toMatchObject({
    key: block,
    audience: 'internal',
    content: [{ kind: 'text', heading: 'For us', paragraphs: ['Ask about the new seller.'] }],
  });
  await app.api('qbrBlocks.save', { id, section: 'summary', block, audience: 'shareable', text: 'Welcome the new seller.', title: null });
  await app.api('qbrBlocks.order', { id, section: 'summary', blocks: ['summary.commentary', block] });
  const { blocks } = await sectionOf('summary');
  expect(blocks.slice(0, 2)).toMatchObject([
    { key: 'summary.commentary' },
    { key: block, audience: 'shareable', text: 'Welcome the new seller.' },
  ]);
  await app.api('qbrBlocks.remove', { id, section: 'summary', block });
  expect((await sectionOf('summary')).blocks.map(({ key }) => key)).not.toContain(block);
});

test('a section of the user stands at the end with room for words', async () => {
  const { section } = await app.api('qbrBlocks.addSection', { id, title: 'Joint event' });
  await app.api('qbrs.section.save', { id, key: section, commentary: 'In May.' });
  expect(await sectionOf(section)).toMatchObject({
    title: 'Joint event',
    blocks: [{ kind: 'commentary', content: [{ paragraphs: ['In May.'] }] }],
  });
});

test('a frozen package takes no change of its blocks', async () => {
  await app.api('qbrs.freeze', { id });
  await expect(app.api('qbrBlocks.add', { id, section: 'summary', ...text('Late') })).rejects.toMatchObject({ code: 'QBR_FROZEN' });
  await expect(app.api('qbrBlocks.save', { id, section: 'summary', block: 'summary.commentary', isOn: false })).rejects.toMatchObject({
    code: 'QBR_FROZEN',
  });
});

test('the next version has the blocks of the one before', async () => {
  const { block } = await app.api('qbrBlocks.add', { id, section: 'summary', ...text('Keep me.') });
  const partnerId = (await app.api('qbrs.get', { id })).qbr.partnerId;
  ({ id } = await app.api('qbrs.create', { partnerId, quarter: '2017-Q4', newVersion: true }));
  expect((await sectionOf('summary')).blocks.map(({ key }) => key)).toContain(block);
});

test('a block that was taken away comes back with its words at its place, whatever was added since', async () => {
  const { block } = await app.api('qbrBlocks.add', { id, section: 'summary', position: 1, ...text('Ask about the new seller.') });
  const before = (await sectionOf('summary')).blocks.map(({ key }) => key);
  const { undoId } = await app.api('qbrBlocks.remove', { id, section: 'summary', block });
  const { block: later } = await app.api('qbrBlocks.add', { id, section: 'summary', ...text('Later.') });
  await app.api('history.undo', { id: undoId });
  const { blocks } = await sectionOf('summary');
  expect(blocks.map(({ key }) => key)).toEqual([...before, later]);
  expect(blocks[1]).toMatchObject({ key: block, text: 'Ask about the new seller.', audience: 'internal', title: 'For us' });
  await expect(app.api('history.undo', { id: undoId })).rejects.toMatchObject({ code: 'UNDO_NOT_POSSIBLE' });
});

test('the commentary of a section stays, or its words would have no place', async () => {
  await expect(app.api('qbrBlocks.remove', { id, section: 'summary', block: 'summary.commentary' })).rejects.toMatchObject({
    code: 'QBR_BLOCK_STAYS',
  });
});

test('a section of the user can be taken away and comes back with its words; the others stay', async () => {
  const { section } = await app.api('qbrBlocks.addSection', { id, title: 'Joint event' });
  await app.api('qbrs.section.save', { id, key: section, commentary: 'In May.' });
  await app.api('qbrs.sections.order', { id, keys: ['title', section] });
  const { undoId } = await app.api('qbrBlocks.removeSection', { id, section });
  expect((await app.api('qbrs.get', { id })).package.sections.map(({ key }) => key)).not.toContain(section);
  await app.api('history.undo', { id: undoId });
  expect((await app.api('qbrs.get', { id })).package.sections[1]).toMatchObject({
    key: section,
    title: 'Joint event',
    commentary: 'In May.',
    blocks: [{ kind: 'commentary' }],
  });
  await expect(app.api('qbrBlocks.removeSection', { id, section: 'summary' })).rejects.toMatchObject({ code: 'QBR_SECTION_STAYS' });
});

test('what was taken away does not come back into a frozen package', async () => {
  const { undoId } = await app.api('qbrBlocks.remove', { id, section: 'summary', block: 'summary.wonLost' });
  await app.api('qbrs.freeze', { id });
  await expect(app.api('history.undo', { id: undoId })).rejects.toMatchObject({ code: 'QBR_FROZEN' });
});

test('the last block of a section stays, so that the usual ones do not come back', async () => {
  const section = await sectionOf('plan');
  for (const { key } of section.blocks.filter(({ kind }) => kind !== 'commentary'))
    await app.api('qbrBlocks.remove', { id, section: 'plan', block: key });
  const [last, ...others] = (await sectionOf('plan')).blocks;
  expect(others).toEqual([]);
  await expect(app.api('qbrBlocks.remove', { id, section: 'plan', block: last?.key ?? '' })).rejects.toMatchObject({
    code: 'QBR_BLOCK_STAYS',
  });
});

test('the audit trail tells of a new section and of another order', async () => {
  const { section } = await app.api('qbrBlocks.addSection', { id, title: 'Our own' });
  await app.api('qbrs.sections.order', { id, keys: [section, 'title'] });
  const { links } = await app.api('audit.list', { entity: 'qbr_section' });
  expect(links).toMatchObject([
    { action: 'changed', after: { sections: expect.arrayContaining([section]) } },
    { action: 'created', recordId: `${id}:${section}`, after: { title: 'Our own' } },
  ]);
});
