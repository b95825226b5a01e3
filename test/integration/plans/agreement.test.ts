import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { OutputOf } from '#shared/api/contract.ts';
import { makeApp, type TestApp } from '#test/support/make-app.ts';

let app: TestApp;
let partnerId: string;
let id: string;
let objectiveId: string;

const day = 24 * 60 * 60 * 1000;
const plan = (): Promise<OutputOf<'plans.get'>> => app.api('plans.get', { id });
const sign = async (side: 'vendor' | 'partner', name = side === 'vendor' ? 'Vera Vendor' : 'Paul Partner') =>
  app.api('plans.sign', { id, print: (await plan()).print, side, name, role: 'Director' });
const agree = async () => {
  await sign('vendor');
  await sign('partner');
};
const target = (value: number, quarter = 0) =>
  app.api('plans.setCells', { id, cells: [{ kind: 'objective', id: objectiveId, field: `targets.${quarter}`, value }] });
const undo = (undoId: string | null) => app.api('history.undo', { id: undoId ?? '' });
/** The newest step of the history that wrote to this table. */
const lastStep = async (entity: string): Promise<string> => {
  const entries = await app.api('history.list', { partnerId });
  return entries.find((entry) => entry.entity === entity)?.id ?? '';
};

beforeEach(async () => {
  app = await makeApp({ today: '2026-01-10' });
  ({ id: partnerId } = await app.api('partners.create', { name: 'Acme Systems', currency: 'EUR' }));
  ({ id } = await app.api('plans.create', { partnerId, year: 2026, start: { from: 'blank' } }));
  const items = [{ title: 'Resale', kind: 'deals', weight: 60, unit: 'count', targets: [10, 10, 10, 10] }];
  const { ids } = await app.api('plans.addItems', { id, kind: 'objective', items });
  objectiveId = ids[0] ?? '';
});
afterEach(() => app.close());

describe('signing', () => {
  test('locks the plan when both sides signed the same text, and not before', async () => {
    expect(await sign('vendor')).toMatchObject({ agreed: false, waits: false });
    expect(await plan()).toMatchObject({ state: 'draft', locked: false });
    expect(await sign('partner')).toMatchObject({ agreed: true });
    const agreed = await plan();
    expect(agreed).toMatchObject({ state: 'agreed', stage: 'active', locked: true, agreedRevision: 1, agreedOn: '2026-01-10' });
    expect(agreed.versions).toMatchObject([{ number: 1, print: agreed.print, agreedOn: '2026-01-10', isIntact: true }]);
    expect(agreed.signatures.map(({ side, isCurrent }) => [side, isCurrent])).toEqual([
      ['vendor', true],
      ['partner', true],
    ]);
    await expect(target(11)).rejects.toMatchObject({ code: 'PLAN_LOCKED' });
    await expect(app.api('plans.update', { id, changes: { vision: 'More' } })).rejects.toMatchObject({ code: 'PLAN_LOCKED' });
  });

  test('leaves actuals, progress, comments and our own note open while the plan is locked', async () => {
    const { ids } = await app.api('plans.addItems', { id, kind: 'milestone', items: [{ title: 'Kick-off', side: 'both' }] });
    await agree();
    const cells = [{ kind: 'objective' as const, id: objectiveId, field: 'actuals.0', value: 4 }];
    await app.api('plans.setCells', { id, cells });
    await app.api('plans.milestone', { id, milestoneId: ids[0] ?? '', state: 'done', evidence: 'Minutes of the day' });
    await app.api('plans.comment', { id, text: 'Well begun', subjectId: objectiveId });
    await app.api('plans.keep', { id, note: 'Ours alone' });
    const now = await plan();
    expect(now.content.objectives[0]?.actuals).toEqual([4, null, null, null]);
    expect(now.content.milestones[0]).toMatchObject({ state: 'done', doneOn: '2026-01-10', evidence: 'Minutes of the day' });
    expect(now.comments).toMatchObject([{ text: 'Well begun', subjectId: objectiveId }]);
    expect(now.signatures.every(({ isCurrent }) => isCurrent)).toBe(true);
  });

  test('refuses a text that was changed after it was shown, and shows an earlier signature as of the earlier text', async () => {
    const { print } = await plan();
    await sign('vendor');
    await target(12);
    await expect(app.api('plans.sign', { id, print, side: 'partner', name: 'Paul', role: 'CEO' })).rejects.toMatchObject({
      code: 'PLAN_PRINT_CHANGED',
    });
    expect((await plan()).signatures).toMatchObject([{ side: 'vendor', isCurrent: false }]);
    expect(await sign('partner')).toMatchObject({ agreed: false });
  });

  test('wants sponsors of both sides under a strategic plan, and an objective with a target under any', async () => {
    await app.api('plans.update', { id, changes: { grade: 'strategic', vendorSponsor: 'Vera', partnerSponsor: '  ' } });
    await expect(sign('vendor')).rejects.toMatchObject({ code: 'PLAN_SPONSORS_MISSING' });
    await app.api('plans.update', { id, changes: { partnerSponsor: 'Paul' } });
    await app.api('plans.setCells', {
      id,
      cells: [0, 1, 2, 3].map((at) => ({ kind: 'objective' as const, id: objectiveId, field: `targets.${at}`, value: null })),
    });
    await expect(sign('vendor')).rejects.toMatchObject({ code: 'PLAN_EMPTY' });
    await expect(app.api('plans.move', { id, to: 'shared' })).rejects.toMatchObject({ code: 'PLAN_EMPTY' });
  });

  test('signs once for a person who signs the same text again', async () => {
    const first = await sign('vendor');
    expect(await sign('vendor')).toMatchObject({ id: first.id });
    expect((await plan()).signatures).toHaveLength(1);
  });

  test('takes a signature back with the version that was kept for it, until the other side signed too', async () => {
    const { id: signatureId } = await sign('vendor');
    const { undoId } = await app.api('plans.unsign', { id, signatureId });
    expect(await plan()).toMatchObject({ signatures: [], versions: [] });
    await undo(undoId);
    expect(await plan()).toMatchObject({ signatures: [{ id: signatureId }], versions: [{ number: 1 }] });
    await sign('partner');
    await expect(app.api('plans.unsign', { id, signatureId })).rejects.toMatchObject({ code: 'PLAN_LOCKED' });
  });
});

describe('undo around an agreement', () => {
  test('takes a first signature back, and none once both sides signed', async () => {
    await sign('vendor');
    await undo(await lastStep('plan_signature'));
    expect(await plan()).toMatchObject({ signatures: [], versions: [] });
    await sign('vendor');
    const first = await lastStep('plan_signature');
    await sign('partner');
    const second = await lastStep('plan_signature');
    for (const step of [first, second]) await expect(undo(step)).rejects.toMatchObject({ code: 'UNDO_NOT_POSSIBLE' });
    expect(await plan()).toMatchObject({ state: 'agreed', signatures: [{ side: 'vendor' }, { side: 'partner' }] });
  });

  test('is refused for an edit of a plan that was agreed or closed meanwhile', async () => {
    const { undoId } = await target(12);
    await agree();
    await expect(undo(undoId)).rejects.toMatchObject({ code: 'UNDO_NOT_POSSIBLE' });
    expect((await plan()).content.objectives[0]?.targets[0]).toBe(12);
    await app.api('plans.revise', { id, reason: 'Half-year review' });
    const edit = await target(14);
    await app.api('plans.close', { id });
    await expect(undo(edit.undoId)).rejects.toMatchObject({ code: 'UNDO_NOT_POSSIBLE' });
  });

  test('does not bring back a signature that would sign the plan', async () => {
    const { id: signatureId } = await sign('vendor');
    const { undoId } = await app.api('plans.unsign', { id, signatureId });
    await sign('partner');
    await expect(undo(undoId)).rejects.toMatchObject({ code: 'UNDO_NOT_POSSIBLE' });
    expect((await plan()).state).toBe('draft');
  });

  test('takes a revision back while nothing was changed in it', async () => {
    await agree();
    const first = await app.api('plans.revise', { id, reason: 'Half-year review' });
    await undo(first.undoId);
    expect(await plan()).toMatchObject({ state: 'agreed', revision: 1, revisionReason: null });
    const { undoId } = await app.api('plans.revise', { id, reason: 'Half-year review' });
    await target(15);
    await expect(undo(undoId)).rejects.toMatchObject({ code: 'UNDO_NOT_POSSIBLE' });
    expect(await plan()).toMatchObject({ state: 'draft', stage: 'amended', revision: 2 });
  });
});

describe('revisions', () => {
  test('measure a past day by the version that was in force on it', async () => {
    await agree();
    await app.api('plans.setCells', { id, cells: [{ kind: 'objective', id: objectiveId, field: 'actuals.0', value: 10 }] });
    app.deps.clock.pass(172 * day);
    expect(await app.api('plans.revise', { id, reason: 'Half-year review' })).toMatchObject({ revision: 2 });
    await target(30, 3);
    const whole = (on?: string) => app.api('plans.tracking', { id, ...(on && { asOf: on }) });
    expect(await whole()).toMatchObject({ revision: 1, objectives: [{ target: 40 }] });
    await agree();
    expect(await plan()).toMatchObject({ agreedRevision: 2, agreedOn: '2026-07-01', revisionReason: 'Half-year review' });
    expect(await whole()).toMatchObject({ asOf: '2026-07-01', revision: 2, objectives: [{ target: 60 }] });
    expect(await whole('2026-06-30')).toMatchObject({ revision: 1, objectives: [{ target: 40, actual: 10, attainment: { value: 0.25 } }] });
    expect(await whole('2026-01-09')).toMatchObject({ revision: null, objectives: [{ target: 60 }] });
  });

  test('compare field by field, and with the one that is written', async () => {
    await agree();
    await app.api('plans.revise', { id, reason: 'Half-year review' });
    await target(30, 3);
    await app.api('plans.update', { id, changes: { vision: 'Lead the north' } });
    const { ids } = await app.api('plans.addItems', { id, kind: 'initiative', items: [{ title: 'Road show', side: 'both', objectiveId }] });
    const { differences } = await app.api('plans.compare', { id, from: 1, to: 'working' });
    expect(differences).toEqual([
      { list: 'terms', item: null, title: null, field: 'vision', change: 'changed', from: null, to: 'Lead the north' },
      { list: 'objectives', item: objectiveId, title: 'Resale', field: 'targets.3', change: 'changed', from: '10', to: '30' },
      { list: 'initiatives', item: ids[0], title: 'Road show', field: 'title', change: 'added', from: null, to: 'Road show' },
    ]);
    expect(await app.api('plans.compare', { id, from: 2, to: 'working' })).toEqual({ differences: [] });
    await expect(app.api('plans.compare', { id, from: 3, to: 'working' })).rejects.toMatchObject({ code: 'PLAN_NO_REVISION' });
  });

  test('are dropped by value: texts, items and their order are as agreed, what goes on stays', async () => {
    const { ids } = await app.api('plans.addItems', {
      id,
      kind: 'objective',
      items: [{ title: 'Services', kind: 'custom', weight: 40, unit: 'count' }],
    });
    const second = ids[0] ?? '';
    await agree();
    const agreed = await plan();
    await app.api('plans.revise', { id, reason: 'Half-year review' });
    await app.api('plans.order', { id, kind: 'objective', ids: [second, objectiveId] });
    await app.api('plans.removeItems', { id, kind: 'objective', ids: [second] });
    await app.api('plans.addItems', { id, kind: 'investment', items: [{ title: 'Funds', side: 'vendor', kind: 'mdf' }] });
    await app.api('plans.update', { id, changes: { vision: 'Another', competitors: ['Globex'] } });
    await app.api('plans.setCells', { id, cells: [{ kind: 'objective', id: objectiveId, field: 'actuals.0', value: 7 }] });
    const before = await plan();
    const { undoId } = await app.api('plans.dropRevision', { id });
    const after = await plan();
    expect(after).toMatchObject({ state: 'agreed', revision: 1, print: agreed.print, revisionReason: null });
    expect(after.content.objectives.map(({ id: one, actuals }) => [one, actuals[0]])).toEqual([
      [objectiveId, 7],
      [second, null],
    ]);
    await undo(undoId);
    expect((await plan()).content).toEqual(before.content);
  });

  test('refuse a base that is not in force, a plan that was never agreed and one that is closed', async () => {
    await expect(app.api('plans.revise', { id, reason: 'Early' })).rejects.toMatchObject({ code: 'PLAN_NOT_AGREED' });
    await expect(app.api('plans.dropRevision', { id })).rejects.toMatchObject({ code: 'PLAN_NOT_AGREED' });
    await agree();
    await app.api('plans.revise', { id, reason: 'Half-year review' });
    await target(30, 3);
    await agree();
    await expect(app.api('plans.revise', { id, base: 1, reason: 'Late' })).rejects.toMatchObject({
      code: 'PLAN_REVISION_OLD',
      params: { base: 1, agreed: 2 },
    });
    await app.api('plans.close', { id, closing: 'Reached' });
    await expect(app.api('plans.revise', { id, base: 2, reason: 'Late' })).rejects.toMatchObject({ code: 'PLAN_CLOSED' });
  });

  test('are signed again when they say again what an earlier one said', async () => {
    await agree();
    await app.api('plans.revise', { id, reason: 'Up' });
    await target(30, 3);
    await agree();
    await app.api('plans.revise', { id, reason: 'Back' });
    await expect(sign('vendor')).rejects.toMatchObject({ code: 'PLAN_UNCHANGED' });
    await target(10, 3);
    expect((await plan()).signatures.filter(({ isCurrent }) => isCurrent)).toEqual([]);
    expect(await sign('vendor')).toMatchObject({ agreed: false });
    expect(await sign('partner')).toMatchObject({ agreed: true });
    expect((await plan()).versions.map(({ number }) => number)).toEqual([1, 2, 3]);
  });
});

describe('the end of a plan', () => {
  test('frees the year for another one, and comes back only while there is none', async () => {
    await agree();
    const { undoId } = await app.api('plans.close', { id, closing: 'Reached' });
    expect(await plan()).toMatchObject({ state: 'closed', stage: 'closed', locked: true, closedOn: '2026-01-10', closing: 'Reached' });
    await app.api('plans.create', { partnerId, year: 2026, start: { from: 'blank' } });
    await expect(undo(undoId)).rejects.toMatchObject({ code: 'UNDO_NOT_POSSIBLE' });
    await expect(app.api('plans.reopen', { id })).rejects.toMatchObject({ code: 'PLAN_YEAR_TAKEN' });
  });

  test('is taken back to where the plan stood', async () => {
    await agree();
    await app.api('plans.close', { id });
    await app.api('plans.reopen', { id });
    expect(await plan()).toMatchObject({ state: 'agreed', closedOn: null });
    await expect(app.api('plans.reopen', { id })).rejects.toMatchObject({ code: 'PLAN_NOT_CLOSED' });
  });

  test('removes what nobody agreed to, with all that hangs on it, and brings all of it back', async () => {
    await app.api('plans.comment', { id, text: 'Early thoughts' });
    await sign('vendor');
    const before = await plan();
    const { undoId } = await app.api('plans.remove', { id });
    await expect(plan()).rejects.toMatchObject({ code: 'RECORD_NOT_FOUND' });
    await undo(undoId);
    expect(await plan()).toEqual(before);
    await sign('partner');
    await expect(app.api('plans.remove', { id })).rejects.toMatchObject({ code: 'PLAN_LOCKED' });
  });
});

test('goes no further with a partner that is terminated, and can be closed', async () => {
  await app.api('partners.update', { ids: [partnerId], changes: { status: 'terminated' } });
  await expect(app.api('plans.move', { id, to: 'shared' })).rejects.toMatchObject({ code: 'PLAN_PARTNER_GONE' });
  await expect(sign('vendor')).rejects.toMatchObject({ code: 'PLAN_PARTNER_GONE' });
  await expect(app.api('plans.create', { partnerId, year: 2027, start: { from: 'blank' } })).rejects.toMatchObject({
    code: 'PLAN_PARTNER_GONE',
  });
  await app.api('plans.close', { id });
  expect((await plan()).state).toBe('closed');
});

test('is not revised for a partner that is terminated, who could never sign it', async () => {
  await agree();
  await app.api('partners.update', { ids: [partnerId], changes: { status: 'terminated' } });
  await expect(app.api('plans.revise', { id, reason: 'Half-year review' })).rejects.toMatchObject({ code: 'PLAN_PARTNER_GONE' });
  expect(await plan()).toMatchObject({ state: 'agreed', revision: 1 });
});

test('goes to review and to the partner and back, and nowhere by itself once it is agreed', async () => {
  const { undoId } = await app.api('plans.move', { id, to: 'shared' });
  expect(await plan()).toMatchObject({ state: 'shared', sharedOn: '2026-01-10' });
  await undo(undoId);
  expect(await plan()).toMatchObject({ state: 'draft', sharedOn: null });
  await agree();
  await expect(app.api('plans.move', { id, to: 'draft' })).rejects.toMatchObject({ code: 'PLAN_LOCKED' });
});
