import { afterEach, beforeEach, expect, test } from 'vitest';
import type { RecordKey } from '#shared/domain/records/record-kinds.ts';
import { allDeals, picture } from '#test/support/deals-of.ts';
import { csv, importFiles, preview } from '#test/support/import-files.ts';
import { makeApp, type TestApp } from '#test/support/make-app.ts';

let made: TestApp;
beforeEach(async () => {
  made = await makeApp();
});
afterEach(() => made.close());

const deals = (...rows: string[][]) =>
  csv('deals.csv', ['opportunity_id', 'account', 'deal_stage', 'engage_date', 'close_date', 'close_value'], ...rows);
const accounts = (...rows: string[][]) => csv('accounts.csv', ['account', 'sector', 'country', 'subsidiary_of', 'tier'], ...rows);
const isdom = accounts(['Isdom', 'retail', 'Norway', '', 'Gold']);
const partnerNamed = async (name: string) => {
  const { partners } = await made.api('partners.list', {});
  return made.api('partners.get', { id: partners.find((row) => row.name === name)?.id ?? '' });
};

test('changes what a newer file says differently, shows it before, and one undo gives the old values back', async () => {
  await importFiles(made.api, [
    isdom,
    deals(['D1', 'Isdom', 'Engaging', '2017-01-02', '', ''], ['D2', 'Isdom', 'Won', '2017-01-03', '2017-02-01', '10']),
  ]);
  const before = await picture(made.api);
  const newer = [
    accounts(['Isdom', 'finance;retail', 'Sweden', '', 'Gold']),
    deals(['D1', 'Isdom', 'Won', '2017-01-02', '2017-03-01', '99.50'], ['D2', 'Isdom', 'Won', '2017-01-03', '2017-02-01', '10']),
  ];
  const shown = await preview(made.api, newer);
  expect(shown.rows.filter(({ action }) => action === 'update')).toMatchObject([
    {
      entity: 'partner',
      row: 2,
      name: 'Isdom',
      values: [
        { label: 'Country', value: 'Sweden', before: 'Norway' },
        { label: 'Vertical', value: 'finance, retail', before: 'retail' },
      ],
    },
    {
      entity: 'deal',
      row: 2,
      name: 'D1',
      values: [
        { label: 'Stage', value: 'Won', before: 'Engaging' },
        { label: 'Closed or closing on', value: '2017-03-01', before: '' },
        { label: 'Amount', value: '99.50 USD', before: '' },
      ],
    },
  ]);
  const result = await importFiles(made.api, newer);
  expect(result).toMatchObject({ created: { partners: 0, deals: 0 }, updated: { partners: 1, deals: 1 }, unchanged: { deals: 1 } });
  expect(await partnerNamed('Isdom')).toMatchObject({ country: 'Sweden', verticals: ['finance', 'retail'] });
  expect((await allDeals(made.api))[0]).toMatchObject({ state: 'won', closedOn: '2017-03-01', amount: { minor: 9950, currency: 'USD' } });
  const history = await made.api('history.list', {});
  expect(history.map(({ entity, action }) => [entity, action])).toContainEqual(['deal', 'changed']);

  expect(await made.api('imports.undo', { importId: result.importId })).toMatchObject({
    updated: { partners: 1, deals: 1 },
    created: { partners: 0 },
    keptCount: 0,
  });
  const after = await picture(made.api);
  // a taken back change is a change too, so only the version has moved on
  const sameVersion = (partners: typeof after.partners) => partners.map((partner) => ({ ...partner, version: 0 }));
  expect({ ...after, partners: sameVersion(after.partners) }).toEqual({ ...before, partners: sameVersion(before.partners) });
});

test('an empty cell never erases what is known, and a deal that reopens loses its closing day', async () => {
  await importFiles(made.api, [isdom, deals(['D1', 'Isdom', 'Won', '2017-01-02', '2017-02-01', '10'])]);
  await importFiles(made.api, [accounts(['Isdom', '', '', '', '']), deals(['D1', '', 'Engaging', '', '', ''])]);
  expect(await partnerNamed('Isdom')).toMatchObject({ country: 'Norway', tier: 'GOLD', verticals: ['retail'] });
  expect((await allDeals(made.api))[0]).toMatchObject({
    state: 'open',
    closedOn: null,
    submittedOn: '2017-01-02',
    amount: { minor: 1000 },
  });
});

test('undo keeps what a person changed since and what other records need, and says so', async () => {
  const first = await importFiles(made.api, [
    accounts(['Isdom', 'retail', 'Norway', '', ''], ['Cancity', 'retail', 'Chile', '', ''], ['Betatech', 'retail', 'Kenya', '', '']),
    deals(['D1', 'Isdom', 'Engaging', '2017-01-02', '', '']),
  ]);
  const cancity = await partnerNamed('Cancity');
  await made.api('partners.update', { ids: [(await partnerNamed('Isdom')).id], changes: { note: 'A promise was made here.' } });
  await made.api('contacts.save', { partnerId: cancity.id, name: 'Jane Doe' });
  const undone = await made.api('imports.undo', { importId: first.importId });
  expect(undone).toMatchObject({ created: { partners: 1, deals: 1 }, keptCount: 2 });
  expect(Object.fromEntries(undone.kept.map(({ name, code }) => [name, code]))).toEqual({
    Cancity: 'UNDO_KEPT_IN_USE',
    Isdom: 'UNDO_KEPT_CHANGED',
  });
  expect(undone.kept[0]?.message).toMatch(/so it was kept\.$/);
  const { partners } = await made.api('partners.list', {});
  expect(new Set(partners.map(({ name }) => name))).toEqual(new Set(['Cancity', 'Isdom']));
});

test('imports can be taken back one after the other, the newest first, and the older one is kept from taking what the newer one changed', async () => {
  const first = await importFiles(made.api, [isdom, deals(['D1', 'Isdom', 'Engaging', '2017-01-02', '', ''])]);
  const second = await importFiles(made.api, [deals(['D1', 'Isdom', 'Won', '2017-01-02', '2017-03-01', '9'])]);
  const tooEarly = await made.api('imports.undo', { importId: first.importId });
  expect(tooEarly.kept.map(({ entity, code }) => [entity, code])).toEqual([
    ['partner', 'UNDO_KEPT_IN_USE'],
    ['deal', 'UNDO_KEPT_CHANGED'],
  ]);
  const third = await importFiles(made.api, [
    accounts(['Cancity', '', 'Chile', '', '']),
    deals(['D2', 'Cancity', 'Engaging', '2017-01-02', '', '']),
  ]);
  const fourth = await importFiles(made.api, [deals(['D2', 'Cancity', 'Won', '2017-01-02', '2017-03-01', '9'])]);
  await made.api('imports.undo', { importId: fourth.importId });
  expect(await made.api('imports.undo', { importId: third.importId })).toMatchObject({ created: { partners: 1, deals: 1 }, keptCount: 0 });
  await made.api('imports.undo', { importId: second.importId });
  expect((await allDeals(made.api)).map(({ externalId, state }) => [externalId, state])).toEqual([['D1', 'open']]);
});

test('undo leaves a value alone that a person changed after the import had changed it', async () => {
  await importFiles(made.api, [isdom]);
  const second = await importFiles(made.api, [accounts(['Isdom', 'retail', 'Sweden', '', 'Gold'])]);
  await made.api('partners.update', { ids: [(await partnerNamed('Isdom')).id], changes: { country: 'Finland' } });
  expect(await made.api('imports.undo', { importId: second.importId })).toMatchObject({ updated: { partners: 0 }, keptCount: 1 });
  expect((await partnerNamed('Isdom')).country).toBe('Finland');
});

test('reads exact repeats once, and lets rows with one number that differ wait, both of them', async () => {
  const result = await importFiles(made.api, [
    isdom,
    deals(
      ['D1', 'Isdom', 'Engaging', '2017-01-02', '', ''],
      ['D1', 'Isdom', 'Engaging', '2017-01-02', '', ''],
      ['D2', 'Isdom', 'Engaging', '2017-01-02', '', ''],
      ['D2', 'Isdom', 'Won', '2017-01-02', '2017-02-02', '5'],
    ),
  ]);
  expect(result).toMatchObject({ created: { deals: 1 }, needsAttention: 2, reasons: { ROW_DUPLICATE_KEY: 2, ROW_REPEATED: 1 } });
  const { entries } = await made.api('imports.attention.list', {});
  expect(entries.map(({ row, column, message }) => [row, column, message])).toEqual([
    [4, 'opportunity_id', 'Row 4: "D2" in opportunity_id stands in several rows that differ, so it is not known which is right.'],
    [5, 'opportunity_id', 'Row 5: "D2" in opportunity_id stands in several rows that differ, so it is not known which is right.'],
  ]);
  expect(await made.api('imports.attention.fix', { ids: [entries[1]?.id ?? ''] })).toMatchObject({ placed: 1 });
  expect((await made.api('imports.attention.list', {})).total).toBe(0);
  expect((await allDeals(made.api)).map(({ externalId, state }) => [externalId, state])).toEqual([
    ['D1', 'open'],
    ['D2', 'won'],
  ]);
});

test('resolves parents inside the file in any order, and lets wait what stands above itself or hangs on a row that waits', async () => {
  const result = await importFiles(made.api, [
    accounts(
      ['Child', '', '', 'Parent', ''],
      ['Parent', '', '', '', ''],
      ['Self', '', '', 'Self', ''],
      ['Orphan', '', '', 'Bad', ''],
      ['Bad', '', '', '', 'Diamond'],
    ),
    deals(['D1', 'Bad', 'Engaging', '', '', ''], ['D2', 'Child', 'Engaging', '', '', '']),
  ]);
  expect(result).toMatchObject({
    created: { partners: 2, deals: 1 },
    reasons: { ROW_REFERENCE_LOOP: 1, ROW_REFERENCE_UNKNOWN: 2, ROW_VALUE_UNKNOWN: 1 },
  });
  expect((await partnerNamed('Child')).parent).toBe('Parent');
});

test('deals without a number are known again by name, or by their whole content', async () => {
  const named = csv(
    'deals.csv',
    ['partner', 'deal name', 'stage', 'amount'],
    ['Isdom', 'Renewal', 'Engaging', '100'],
    ['Isdom', 'Extension', 'Engaging', '200'],
  );
  await importFiles(made.api, [isdom, named]);
  expect(await importFiles(made.api, [named])).toMatchObject({ created: { deals: 0 }, unchanged: { deals: 2 } });
  const raised = csv('deals.csv', ['partner', 'deal name', 'stage', 'amount'], ['Isdom', 'Renewal', 'Engaging', '150']);
  expect(await importFiles(made.api, [raised])).toMatchObject({ created: { deals: 0 }, updated: { deals: 1 } });
  const bare = csv(
    'pipeline.csv',
    ['partner', 'stage', 'engage date', 'amount'],
    ['Isdom', 'Engaging', '2017-05-06', '7'],
    ['Isdom', 'Engaging', '2017-05-07', '7'],
  );
  expect(await importFiles(made.api, [bare])).toMatchObject({ created: { deals: 2 } });
  expect(await importFiles(made.api, [bare])).toMatchObject({ created: { deals: 0 }, unchanged: { deals: 2 } });
});

test('brings contacts and commitments to their partners, each once', async () => {
  const contacts = csv(
    'contacts.csv',
    ['company', 'full name', 'job title', 'email', 'phone', 'executive sponsor'],
    ['Isdom', 'Jane Doe', 'CEO', 'jane@isdom.example', '+47 1', 'yes'],
  );
  const commitments = csv(
    'commitments.csv',
    ['partner', 'side', 'commitment', 'agreed on', 'due date', 'status'],
    ['Isdom', 'us', 'Two joint webinars', '2017-04-01', '2017-06-30', 'done'],
    ['Isdom', 'both', 'Train four people', '2017-04-01', '2017-06-30', 'open'],
  );
  const result = await importFiles(made.api, [commitments, contacts, isdom]);
  expect(result).toMatchObject({ also: { created: { contacts: 1, commitments: 1 } }, reasons: { ROW_VALUE_UNKNOWN: 1 } });
  const { id } = await partnerNamed('Isdom');
  expect(await made.api('contacts.list', { partnerId: id })).toMatchObject([{ name: 'Jane Doe', role: 'CEO', isExecutiveSponsor: true }]);
  expect(await made.api('commitments.list', { partnerId: id })).toMatchObject([
    { side: 'vendor', description: 'Two joint webinars', dueOn: '2017-06-30', state: 'met' },
  ]);
  expect(await importFiles(made.api, [commitments, contacts])).toMatchObject({
    also: { created: { contacts: 0, commitments: 0 }, unchanged: { contacts: 1, commitments: 1 } },
  });
  await made.api('imports.undo', { importId: result.importId });
  expect((await made.api('partners.list', {})).partners).toEqual([]);
});

test('adds people by name where only deals name them, and reads a column of currencies', async () => {
  const file = csv(
    'deals.csv',
    ['deal id', 'partner', 'stage', 'owner', 'amount', 'currency', 'close date'],
    ['1', 'Isdom', 'Won', 'New Person', '100.5', 'EUR', '2017-01-01'],
    ['2', 'Isdom', 'Won', 'New Person', '1000', 'JPY', '2017-01-02'],
  );
  expect(await importFiles(made.api, [isdom, file])).toMatchObject({ created: { people: 1, deals: 2 } });
  expect((await allDeals(made.api)).map(({ owner, amount }) => [owner, amount])).toEqual([
    ['New Person', { minor: 10_050, currency: 'EUR' }],
    ['New Person', { minor: 1000, currency: 'JPY' }],
  ]);
});

test('reads a table of exactly 1,000 columns', async () => {
  const headers = ['account', 'country', ...Array.from({ length: 998 }, (_, at) => `extra ${at}`)];
  expect(
    await importFiles(made.api, [csv('accounts.csv', headers, ['Isdom', 'Norway', ...headers.slice(2).map(() => 'x')])]),
  ).toMatchObject({ created: { partners: 1 } });
});

test('one undo empties again what two files of one import filled in the same record', async () => {
  await importFiles(made.api, [csv('accounts.csv', ['account', 'sector'], ['Isdom', 'retail'], ['Funholding', 'finance'])]);
  const { importId } = await importFiles(made.api, [
    csv('tiers.csv', ['account', 'sector', 'tier'], ['Isdom', 'retail', 'Gold']),
    csv('countries.csv', ['account', 'sector', 'country'], ['Isdom', 'retail', 'Norway']),
  ]);
  expect(await partnerNamed('Isdom')).toMatchObject({ tier: 'GOLD', country: 'Norway' });
  expect(await made.api('imports.undo', { importId })).toMatchObject({ keptCount: 0 });
  expect(await partnerNamed('Isdom')).toMatchObject({ tier: null, country: null });
});

test('a name that an import changed is found again when the change is taken back from the history', async () => {
  const named = (name: string) => csv('accounts.csv', ['account id', 'account', 'sector'], ['1', name, 'retail'], ['2', 'Other', 'retail']);
  await importFiles(made.api, [named('Isdom')]);
  const { importId } = await importFiles(made.api, [named('Brandnew')]);
  await made.api('history.undo', { id: importId });
  expect(await made.api('search.records', { text: 'isdom', limit: 5 })).toMatchObject([{ title: 'Isdom' }]);
  expect(await made.api('search.records', { text: 'brandnew', limit: 5 })).toEqual([]);
});

test('the same file changes nothing, and its rows that waited keep their currency, when another currency reports by now', async () => {
  const file = deals(['D1', 'Isdom', 'Won', '2017-01-02', '2017-02-01', '100'], ['D2', 'Nobody', 'Won', '2017-01-02', '2017-02-01', '100']);
  await importFiles(made.api, [isdom, file]);
  await made.api('settings.update', { reportingCurrency: 'JPY' });
  const { entries } = await made.api('imports.attention.list', {});
  const { id } = await partnerNamed('Isdom');
  await made.api('imports.attention.fix', { ids: entries.map((one) => one.id), set: [{ field: 'partner', value: id }] });
  const usd = { minor: 10_000, currency: 'USD' };
  expect((await allDeals(made.api)).map(({ amount }) => amount)).toEqual([usd, usd]);
  expect(await importFiles(made.api, [isdom, file])).toMatchObject({ updated: { deals: 0 }, unchanged: { deals: 2 } });
});

test('deals without a number that carry one name every year stay apart, and the same one is still known again', async () => {
  const own = await makeApp();
  const file = (...rows: string[][]) => csv('renewals.csv', ['partner', 'deal name', 'stage', 'closed on', 'amount'], ...rows);
  const partners = csv('accounts.csv', ['account', 'country'], ['Isdom', 'Norway']);
  await importFiles(own.api, [partners, file(['Isdom', 'Renewal', 'Won', '2016-12-20', '100'])]);
  const next = await importFiles(own.api, [file(['Isdom', 'Renewal', 'Won', '2017-12-20', '120'])]);
  expect(next).toMatchObject({ created: { deals: 1 }, updated: { deals: 0 } });
  const again = await importFiles(own.api, [
    file(['Isdom', 'Renewal', 'Won', '2016-12-20', '100'], ['Isdom', 'Renewal', 'Won', '2017-12-20', '120']),
  ]);
  expect(again).toMatchObject({ created: { deals: 0 }, updated: { deals: 0 }, unchanged: { deals: 2 } });
  await own.close();
});

const rowsOf = async (kind: RecordKey) =>
  (await made.api('entries.list', { kind })).rows
    .map(({ values }) => values)
    .toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));

test('a recertification, a retake and a second forecast of a day are facts of their own, and what was under way becomes done', async () => {
  const certificates = (...rows: string[][]) =>
    csv('certificates.csv', ['Partner', 'Certification', 'Certified person', 'Certification status', 'Issue date'], ...rows);
  const first = ['Isdom', 'Technical foundation', 'Jane Doe', 'Valid', '2015-03-01'];
  const second = ['Isdom', 'Technical foundation', 'Jane Doe', 'Valid', '2017-03-01'];
  await importFiles(made.api, [isdom, certificates(['Isdom', 'Technical foundation', 'Jane Doe', 'In progress', ''])]);
  expect(await importFiles(made.api, [certificates(first)])).toMatchObject({ updated: { certificate: 1 }, needsAttention: 0 });
  expect(await importFiles(made.api, [certificates(first, second)])).toMatchObject({ created: { certificate: 1 }, needsAttention: 0 });
  expect(await importFiles(made.api, [certificates(first, second)])).toMatchObject({ unchanged: { certificate: 2 } });
  expect((await rowsOf('certificate')).map(({ achievedOn }) => achievedOn)).toEqual(['2015-03-01', '2017-03-01']);

  const trainings = (...days: string[]) =>
    csv(
      'course completions.csv',
      ['Partner', 'Learner', 'Course', 'Date completed'],
      ...days.map((day) => ['Isdom', 'Jane Doe', 'Basics', day]),
    );
  await importFiles(made.api, [trainings('2016-01-10')]);
  expect(await importFiles(made.api, [trainings('2016-01-10', '2017-01-10')])).toMatchObject({
    created: { training: 1 },
    needsAttention: 0,
  });

  const forecast = csv(
    'forecast.csv',
    ['Partner', 'Fiscal quarter', 'Forecast category', 'Forecast amount', 'Forecast date'],
    ['Isdom', '2017-Q2', 'Commit', '10', '2017-05-01'],
    ['Isdom', '2017-Q2', 'Pipeline', '90', '2017-05-01'],
  );
  expect(await importFiles(made.api, [forecast])).toMatchObject({ created: { forecast: 2 }, needsAttention: 0 });
  expect(await importFiles(made.api, [forecast])).toMatchObject({ unchanged: { forecast: 2 } });
});

test('lines of one report that look alike are all kept, known again, and corrected one by one', async () => {
  const lines = (...sales: Array<[quantity: string, amount: string]>) =>
    csv(
      'pos report.csv',
      ['Distributor', 'Reporting period', 'Reseller', 'Part number', 'Units sold', 'Sell-through value'],
      ...sales.map((sale) => ['Isdom', '2017-05', 'Corner Shop', 'Widget', ...sale]),
    );
  const distributor = csv('partners.csv', ['Partner', 'Partner type'], ['Isdom', 'Distributor']);
  const amounts = async () =>
    (await rowsOf('sell_through_line')).map(({ quantity, amount }) => [quantity, (amount as { minor: number }).minor]);
  const file = lines(['1', '10'], ['2', '20'], ['2', '20']);
  expect(await importFiles(made.api, [distributor, file])).toMatchObject({ created: { sell_through_line: 3 }, needsAttention: 0 });
  expect(await importFiles(made.api, [file])).toMatchObject({ unchanged: { sell_through_line: 3 }, needsAttention: 0 });
  await importFiles(made.api, [lines(['2', '20'], ['1', '15'], ['2', '20'], ['4', '40'])]);
  expect((await amounts()).toSorted()).toEqual([
    [1, 1500],
    [2, 2000],
    [2, 2000],
    [4, 4000],
  ]);
});

test('two certificates whose long names differ only at the end stay two', async () => {
  const name = (end: string) => `Certified professional for the secure operation of distributed systems ${end}`;
  const certificates = csv(
    'certificates.csv',
    ['Partner', 'Certification', 'Certification status', 'Issue date'],
    ['Isdom', name('One'), 'Valid', '2017-03-01'],
    ['Isdom', name('Two'), 'Valid', '2017-03-01'],
  );
  await importFiles(made.api, [isdom, certificates]);
  const { certificates: known } = await made.api('settings.lists', {});
  expect(known.map(({ label }) => label)).toEqual(expect.arrayContaining([name('One'), name('Two')]));
  expect(new Set((await rowsOf('certificate')).map(({ definition }) => definition)).size).toBe(2);
  expect(await importFiles(made.api, [certificates])).toMatchObject({ unchanged: { certificate: 2 } });
});

test('a file that names no currency never changes what a known amount is worth', async () => {
  const renewals = (currency: string[], ...row: string[]) =>
    csv(
      'renewals.csv',
      ['Partner', 'Customer', 'Renewal date', 'Renewal amount', ...(currency.length > 0 ? ['Currency'] : [])],
      ['Isdom', 'Acorn Ltd', '2017-06-30', ...row, ...currency],
    );
  const amounts = async () => (await rowsOf('renewal')).map(({ amount }) => amount);
  await importFiles(made.api, [isdom, renewals(['EUR'], '5000')]);
  const { rows } = await preview(made.api, [renewals([], '6000')]);
  expect(rows[0]?.values).toMatchObject([{ value: '6,000.00 EUR', before: '5,000.00 EUR' }]);
  await importFiles(made.api, [renewals([], '6000')]);
  expect(await amounts()).toEqual([{ minor: 600_000, currency: 'EUR' }]);
  await importFiles(made.api, [deals(['D1', 'Isdom', 'Won', '2017-01-02', '2017-02-01', '10'])]);
  await made.api('settings.update', { reportingCurrency: 'JPY' });
  const other = csv(
    'deals.csv',
    ['opportunity_id', 'account', 'deal_stage', 'close_date', 'value'],
    ['D1', 'Isdom', 'Won', '2017-02-01', '12'],
  );
  expect(await importFiles(made.api, [other])).toMatchObject({ reasons: { ROW_CURRENCY_DIFFERS: 1 }, updated: { deals: 0 } });
  expect((await allDeals(made.api)).map(({ amount }) => amount)).toEqual([{ minor: 1000, currency: 'USD' }]);
});
