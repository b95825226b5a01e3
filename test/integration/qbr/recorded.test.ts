import { afterEach, expect, test } from 'vitest';
import { packageToDocument } from '#shared/qbr/document.ts';
import { makeApp, type TestApp } from '#test/support/make-app.ts';
import { addPartner } from '#test/support/portfolio-builder.ts';

let app: TestApp;
afterEach(() => app.close());

const slideTexts = (built: Parameters<typeof packageToDocument>[0], key: string): string =>
  JSON.stringify(
    packageToDocument(built, { language: 'en', pageSize: 'A4', createdAt: '', audience: 'internal' }).sections.find(
      (one) => one.key === key,
    ),
  );

test('says that no certificate and no campaign is recorded when none is', async () => {
  app = await makeApp({ today: '2026-06-30' });
  const partnerId = await addPartner(app.api, 'Bare');
  const { id } = await app.api('qbrs.create', { partnerId, quarter: '2026-Q2' });
  const { package: built } = await app.api('qbrs.get', { id });
  expect([built.enablement, built.marketing]).toEqual([null, null]);
  expect(slideTexts(built, 'enablement')).toContain('No certificate and no training of this partner is recorded');
});

test('lists certificates worst first, names required ones that nobody holds, and counts the training of the quarter', async () => {
  app = await makeApp({ today: '2026-06-30' });
  const { id: partnerId } = await app.api('partners.create', { name: 'Cloudward', type: 'MSP' });
  const save = (values: Record<string, string>) => app.api('entries.save', { kind: 'certificate', partnerId, values });
  await save({ definition: 'TECHNICAL_FOUNDATION', state: 'certified', achievedOn: '2025-01-10', expiresOn: '2027-01-10' });
  await save({ definition: 'SALES_FOUNDATION', state: 'certified', achievedOn: '2024-08-01', expiresOn: '2026-08-01' });
  await save({ definition: 'COMPLIANCE', state: 'certified', achievedOn: '2024-01-01', expiresOn: '2026-06-29' });
  await app.api('entries.save', {
    kind: 'training',
    partnerId,
    values: { course: 'Pricing', assignedOn: '2026-04-02', completedOn: '2026-05-01' },
  });
  await app.api('entries.save', { kind: 'training', partnerId, values: { course: 'Basics', assignedOn: '2026-01-02' } });
  const { id } = await app.api('qbrs.create', { partnerId, quarter: '2026-Q2' });
  const { package: built } = await app.api('qbrs.get', { id });
  expect(built.enablement?.certificates.map(({ certificate, status }) => [certificate, status])).toEqual([
    ['Compliance', 'expired'],
    ['Sales foundation', 'expiring'],
    ['Technical foundation', 'valid'],
  ]);
  expect(built.enablement).toMatchObject({ missing: ['Service delivery'], assigned: 1, completed: 1 });
  expect(slideTexts(built, 'enablement')).toContain('Required and held by nobody: Service delivery.');
});

test('shows campaigns of the quarter and the MDF that runs today, committed apart from approved and paid', async () => {
  app = await makeApp({ today: '2026-06-30' });
  const partnerId = await addPartner(app.api, 'Marketer');
  const usd = (minor: number) => ({ minor, currency: 'USD' });
  await app.api('entries.save', {
    kind: 'campaign',
    partnerId,
    values: {
      name: 'Spring',
      type: 'email',
      state: 'ended',
      startsOn: '2026-04-01',
      endsOn: '2026-05-01',
      deployedOn: '2026-04-02',
      leads: 12,
      spend: usd(90_000),
    },
  });
  await app.api('entries.save', {
    kind: 'campaign',
    partnerId,
    values: { name: 'Last year', type: 'email', state: 'ended', startsOn: '2025-04-01', endsOn: '2025-05-01' },
  });
  const allocation = await app.api('entries.save', {
    kind: 'mdf_allocation',
    partnerId,
    values: { program: 'FY26', fromOn: '2026-01-01', toOn: '2026-12-31', amount: usd(1_000_000) },
  });
  const request = await app.api('entries.save', {
    kind: 'mdf_request',
    partnerId,
    values: {
      allocation: allocation.id,
      title: 'Spring',
      activity: 'email',
      amount: usd(400_000),
      state: 'approved',
      submittedOn: '2026-02-01',
      decidedOn: '2026-02-10',
    },
  });
  await app.api('entries.save', {
    kind: 'mdf_claim',
    partnerId,
    values: {
      request: request.id,
      amount: usd(300_000),
      approvedAmount: usd(250_000),
      state: 'approved',
      submittedOn: '2026-05-05',
      decidedOn: '2026-05-20',
    },
  });
  const { id } = await app.api('qbrs.create', { partnerId, quarter: '2026-Q2' });
  const { package: built } = await app.api('qbrs.get', { id });
  expect(built.marketing?.campaigns.map(({ name }) => name)).toEqual(['Spring']);
  expect(built.marketing?.mdf).toEqual({ allocated: 1_000_000, committed: 400_000, approved: 250_000, paid: 0 });
  expect(slideTexts(built, 'marketing')).toContain('"fraction":0.25');
});

test('a package frozen before these were recorded still opens', async () => {
  app = await makeApp({ today: '2026-06-30' });
  const partnerId = await addPartner(app.api, 'Older');
  const { id } = await app.api('qbrs.create', { partnerId, quarter: '2026-Q2' });
  const { package: built } = await app.api('qbrs.get', { id });
  const { enablement: _, marketing: __, ...older } = built;
  const { QbrPackage } = await import('#shared/qbr/model.ts');
  expect(QbrPackage.parse(older)).toMatchObject({ enablement: null, marketing: null });
});
