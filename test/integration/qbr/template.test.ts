import { afterEach, beforeEach, expect, test } from 'vitest';
import { templateOfType } from '#shared/qbr/template.ts';
import { makeApp, type TestApp } from '#test/support/make-app.ts';
import { addPartner } from '#test/support/portfolio-builder.ts';

let core: TestApp;
let partnerId: string;
beforeEach(async () => {
  core = await makeApp({ today: '2017-12-31' });
  partnerId = await addPartner(core.api, 'Acme');
  await core.api('partners.update', { ids: [partnerId], changes: { type: 'MSP' } });
});
afterEach(() => core.close());

const profileOf = async () => {
  const found = (await core.api('settings.profiles', {})).find(({ type }) => type === 'MSP');
  if (!found) throw new Error('no type MSP');
  return found.profile;
};
const start = async (quarter = '2017-Q4') => (await core.api('qbrs.create', { partnerId, quarter })).id;
const sectionsOf = async (id: string) => (await core.api('qbrs.get', { id })).package.sections;

test('a template that nobody changed gives the same review as the sections of the type', async () => {
  const before = await sectionsOf(await start('2017-Q3'));
  const profile = await profileOf();
  await core.api('settings.profiles.save', { type: 'MSP', profile: { ...profile, qbrTemplate: templateOfType(profile) } });
  const after = await sectionsOf(await start());
  const shape = (sections: typeof after) => sections.map(({ key, isOn, blocks }) => [key, isOn, blocks.map((block) => block.key)]);
  expect(shape(after)).toEqual(shape(before));
});

test('a review that was started keeps its blocks when operations change the template', async () => {
  const id = await start('2017-Q3');
  const profile = await profileOf();
  const template = templateOfType(profile);
  const [title, ...rest] = template.sections;
  if (!title) throw new Error('no cover');
  const qbrTemplate = { ...template, sections: [{ ...title, title: 'Welcome' }, ...rest.map((section) => ({ ...section, isOn: false }))] };
  await core.api('settings.profiles.save', { type: 'MSP', profile: { ...profile, qbrTemplate } });
  expect((await sectionsOf(id)).every(({ isOn }) => isOn)).toBe(true);
  expect((await sectionsOf(await start())).map(({ title: shown, isOn }) => [shown, isOn]).slice(0, 2)).toEqual([
    ['Welcome', true],
    [null, false],
  ]);
});

test('a template without any section, or with a section without blocks, is refused', async () => {
  const profile = await profileOf();
  const template = templateOfType(profile);
  const save = (sections: typeof template.sections) =>
    core.api('settings.profiles.save', { type: 'MSP', profile: { ...profile, qbrTemplate: { ...template, sections } } });
  await expect(save([])).rejects.toMatchObject({ code: 'CALL_INVALID' });
  await expect(save(template.sections.map((section) => ({ ...section, blocks: [] })))).rejects.toMatchObject({ code: 'CALL_INVALID' });
});
