import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makeApp, makeFolder, type TestApp } from '#test/support/make-app.ts';
import { addPartner } from '#test/support/portfolio-builder.ts';

let made: TestApp;
beforeEach(async () => {
  made = await makeApp({ today: '2017-12-31' });
});
afterEach(() => made.close());

const profileOf = async (type: string) => {
  const found = (await made.api('settings.profiles', {})).find((one) => one.type === type);
  if (!found) throw new Error(`no type ${type}`);
  return found;
};
const addType = (key: string, copyOf?: string) =>
  made.api('settings.list.save', { list: 'partner_type', key, label: 'Consultant', rank: 7, ...(copyOf === undefined ? {} : { copyOf }) });

describe('type profiles', () => {
  test('of an eighth type begin as the generic one, or as that of another type, and rule its scorecard without code', async () => {
    await addType('CONSULTANT');
    expect((await profileOf('CONSULTANT')).profile.scorecard.map(({ metric }) => metric)).toEqual(['K53', 'K37', 'K41', 'K16', 'K21']);
    await addType('ADVISER', 'REFERRAL_AGENT');
    const { profile } = await profileOf('ADVISER');
    expect(profile).toEqual((await profileOf('REFERRAL_AGENT')).profile);
    const [first, ...rest] = profile.scorecard.filter(({ metric }) => metric.startsWith('K81'));
    if (!first) throw new Error('no line');
    await made.api('settings.profiles.save', {
      type: 'ADVISER',
      profile: { ...profile, scorecard: [{ ...first, metric: 'K53' }, ...rest] },
    });
    const partnerId = await addPartner(made.api, 'Acme', [{ stage: 'ENGAGING', submittedOn: '2017-11-01' }]);
    await made.api('partners.update', { ids: [partnerId], changes: { type: 'ADVISER' } });
    const card = await made.api('scorecards.get', { partnerId });
    expect(card).toMatchObject({ type: 'ADVISER', typeLabel: 'Consultant' });
    expect(card.lines[0]).toMatchObject({ metric: 'K53', actual: { value: 1 } });
  });

  test.each([
    ['activity alone', { scorecard: 'activity' }, 'never one without the other'],
    ['a metric twice', { scorecard: 'twice' }, 'stands on the scorecard twice'],
    ['a metric that there is not', { scorecard: 'unknown' }, 'there is no metric K99'],
    ['no commercial event', { commercialEvents: [] }, 'at least one event must count as commercial'],
    ['an event that is not commercial', { commercialEvents: ['portal_session'] }, 'not a commercial event'],
    ['a certificate that there is not', { requiredCertificates: ['NONE'] }, 'the program has no certificate NONE'],
    ['a template that there is not', { onboardingTemplate: 'NONE' }, 'the program has no template NONE'],
  ])('with %s are refused with a sentence and stay as they were', async (_, change, sentence) => {
    const { profile } = await profileOf('MSP');
    const scorecard =
      'scorecard' in change
        ? change.scorecard === 'activity'
          ? profile.scorecard.filter(({ kind }) => kind === 'activity')
          : change.scorecard === 'unknown'
            ? profile.scorecard.map((line, index) => (index === 0 ? { ...line, metric: 'K99' } : line))
            : [...profile.scorecard, ...profile.scorecard.slice(0, 1)]
        : profile.scorecard;
    await expect(made.api('settings.profiles.save', { type: 'MSP', profile: { ...profile, ...change, scorecard } })).rejects.toThrow(
      sentence,
    );
    expect((await profileOf('MSP')).profile).toEqual(profile);
  });
});

describe('entries of the program', () => {
  test('cannot be removed while something names them, and the refusal says what', async () => {
    const id = await addPartner(made.api, 'Acme', [{ stage: 'ENGAGING' }]);
    await made.api('partners.update', { ids: [id], changes: { type: 'MSP', tier: 'GOLD' } });
    const remove = (list: 'stages' | 'certificates' | 'onboarding', key: string) => made.api('settings.lists.remove', { list, key });
    await expect(made.api('settings.list.remove', { list: 'partner_type', key: 'MSP' })).rejects.toThrow('used by 1 partner.');
    await expect(made.api('settings.list.remove', { list: 'tier', key: 'GOLD' })).rejects.toThrow('used by 1 partner.');
    await expect(remove('stages', 'ENGAGING')).rejects.toThrow('used by 1 deal.');
    await expect(remove('certificates', 'TECHNICAL_FOUNDATION')).rejects.toThrow('used by 3 profiles of types.');
    await expect(remove('onboarding', 'RESALE_90')).rejects.toThrow('used by 2 profiles of types.');
    const lists = await made.api('settings.lists', {});
    expect(lists.stages.find(({ key }) => key === 'ENGAGING')?.inUse).toBe(1);
    expect(lists.certificates.find(({ key }) => key === 'TECHNICAL_FOUNDATION')?.inUse).toBe(3);
  });

  test('that were removed stay removed when the store is opened again', async () => {
    const [dir, removeFolder] = makeFolder();
    const first = await makeApp({ storeDir: dir });
    await first.api('settings.list.remove', { list: 'partner_type', key: 'SI' });
    await first.api('settings.list.remove', { list: 'tier', key: 'SILVER' });
    await first.api('settings.lists.remove', { list: 'certificates', key: 'COMPLIANCE' });
    await first.close();
    const again = await makeApp({ storeDir: dir });
    const { partnerTypes, tiers } = await again.api('settings.program', {});
    expect(partnerTypes.map(({ key }) => key)).not.toContain('SI');
    expect(tiers.map(({ key }) => key)).toEqual(['PLATINUM', 'GOLD', 'REGISTERED']);
    expect((await again.api('settings.lists', {})).certificates.map(({ key }) => key)).not.toContain('COMPLIANCE');
    await again.close();
    removeFolder();
  });

  test('are added and changed under their key', async () => {
    const save = (input: Parameters<typeof made.api<'settings.lists.save'>>[1]) => made.api('settings.lists.save', input);
    await save({ list: 'stages', entry: { key: 'PROPOSAL', label: 'Proposal', state: 'open', probability: 0.6, position: 2 } });
    await save({ list: 'certificates', entry: { key: 'CLOUD', label: 'Cloud', kind: 'technical', validityMonths: null } });
    await save({ list: 'certificates', entry: { key: 'CLOUD', label: 'Cloud operations', kind: 'technical', validityMonths: 18 } });
    await save({ list: 'requirements', entry: { key: 'INSURANCE', label: 'Insurance', renewalMonths: 12 } });
    const milestone = { step: 'kickoff', name: 'Kickoff', dueOffsetDays: 10, side: 'vendor' } as const;
    await save({ list: 'onboarding', entry: { key: 'FAST', label: 'Fast', windowDays: 20, milestones: [milestone] } });
    const lists = await made.api('settings.lists', {});
    expect(lists.stages.map(({ key }) => key)).toContain('PROPOSAL');
    expect(lists.certificates.find(({ key }) => key === 'CLOUD')).toMatchObject({ label: 'Cloud operations', validityMonths: 18 });
    expect(lists.requirements.find(({ key }) => key === 'INSURANCE')).toMatchObject({ inUse: 0 });
    expect(lists.onboarding.find(({ key }) => key === 'FAST')).toMatchObject({ windowDays: 20, milestones: [milestone] });
    await expect(
      save({ list: 'onboarding', entry: { key: 'FAST', label: 'Fast', windowDays: 5, milestones: [milestone] } }),
    ).rejects.toThrow('a milestone is due after the window has ended');
  });

  test('leave a stage for open, won and lost deals, and a stage in use keeps its state', async () => {
    await expect(made.api('settings.lists.remove', { list: 'stages', key: 'WON' })).rejects.toThrow(
      'a program needs a stage for deals that are won',
    );
    await addPartner(made.api, 'Acme', [{ stage: 'ENGAGING' }]);
    const entry = { key: 'ENGAGING', label: 'Engaging', state: 'lost', probability: 0, position: 1 } as const;
    await expect(made.api('settings.lists.save', { list: 'stages', entry })).rejects.toThrow(
      '"Engaging" is used by 1 deal, so its deals stay open',
    );
  });
});
