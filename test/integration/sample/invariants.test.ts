import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { spineSql } from '#core/activity/spine.ts';
import { checkDealDates, otherHolder, type CheckedDeal } from '#shared/domain/records/checks/deal.ts';
import { checkRecord } from '#shared/domain/records/checks/check-record.ts';
import type { CheckedRow } from '#shared/domain/records/checks/problem.ts';
import { createRelatedView, relatedNeeds } from '#shared/domain/records/checks/related.ts';
import type { RecordKind } from '#shared/domain/records/record-kind.ts';
import { isRecordKey, recordKindOf, recordKinds } from '#shared/domain/records/record-kinds.ts';
import { shippedProfiles } from '#shared/domain/profiles/shipped.ts';
import { makeSampleStore, type SampleStore } from '#test/support/sample-store.ts';

const today = '2026-11-20';
type Row = Record<string, string | number | null>;

/** A row as the checks of the record read it. */
const checked = (row: Row, kind: RecordKind | null): CheckedRow & { id: string } => ({
  ...(kind ? Object.fromEntries(kind.fields.map(({ key, column }) => [key, row[column] ?? null])) : {}),
  id: String(row['id']),
  partnerId: String(row['partner_id']),
  currency: typeof row['currency'] === 'string' ? row['currency'] : null,
});

/** Days that lie ahead by their nature: due, expiring, planned. */
const ahead = new Set([
  'onboarding.windowEndsOn',
  'onboarding_milestone.dueOn',
  'intervention.plannedOn',
  'training.dueOn',
  'certificate.expiresOn',
  'campaign.startsOn',
  'campaign.endsOn',
  'mdf_allocation.toOn',
  'mdf_allocation.expiresOn',
  'managed_service.endsOn',
  'renewal.dueOn',
  'sell_through_report.dueOn',
  'joint_milestone.dueOn',
  'lead.feeDueOn',
  'incentive.toOn',
  'incentive.dueOn',
  'compliance_document.validTo',
  'sponsorship.nextContactOn',
]);

const references = { person: 'person', partner: 'partner', contact: 'contact', product: 'product', deal: 'deal' } as const;

describe.each([20_261_120, 1, 77])('the small sample of seed %i', (seed) => {
  let store: SampleStore;
  const rowsOf = (table: string): Row[] => store.all<Row>(`SELECT * FROM ${table}`);
  beforeAll(async () => {
    store = await makeSampleStore({ seed, today });
  });
  afterAll(() => store.close());

  test('has rows of every kind, and every type has rows of the places of its profile', () => {
    for (const { key } of recordKinds) expect([key, store.count(`SELECT count(*) AS n FROM ${key}`)]).not.toEqual([key, 0]);
    for (const [type, { places }] of Object.entries(shippedProfiles))
      for (const place of places) {
        const tables = recordKinds.filter((kind) => kind.place === place).map(({ key }) => key);
        const deals = place === 'selling' ? ['deal'] : [];
        const n = [...tables, ...deals].reduce(
          (sum, table) =>
            sum + store.count(`SELECT count(*) AS n FROM ${table} WHERE partner_id IN (SELECT id FROM partner WHERE type = ?)`, type),
          0,
        );
        expect([type, place, n]).not.toEqual([type, place, 0]);
      }
  });

  test('leaves no tab of a partner in business blank', () => {
    const partners = store.all<{ id: string; name: string; type: string }>(
      `SELECT id, name, type FROM partner WHERE network_stage NOT IN ('PROSPECTIVE', 'ENROLLED_INACTIVE')`,
    );
    expect(partners.length).toBeGreaterThan(20);
    const blank = partners.flatMap(({ id, name, type }) =>
      (shippedProfiles[type]?.places ?? [])
        .filter((place) => {
          const tables = recordKinds.filter((kind) => kind.place === place).map(({ key }) => key);
          return tables.every((table) => store.count(`SELECT count(*) AS n FROM ${table} WHERE partner_id = ?`, id) === 0);
        })
        .map((place) => [name, place]),
    );
    expect(blank).toEqual([]);
  });

  test('refers to nothing that is not there', () => {
    const orphans = (table: string, column: string, target: string): number =>
      store.count(`SELECT count(*) AS n FROM ${table} WHERE ${column} IS NOT NULL AND ${column} NOT IN (SELECT id FROM ${target})`);
    const found = recordKinds.flatMap(({ key, fields }) => [
      [key, 'partner_id', orphans(key, 'partner_id', 'partner')],
      ...fields.flatMap(({ kind, column, refers, list }) => {
        const target = kind === 'record' ? refers : kind in references ? references[kind as keyof typeof references] : undefined;
        if (target) return [[key, column, orphans(key, column, target)]];
        if (kind !== 'program' || !list) return [];
        return [
          [
            key,
            column,
            store.count(`SELECT count(*) AS n FROM ${key} WHERE ${column} IS NOT NULL AND ${column} NOT IN (SELECT key FROM ${list})`),
          ],
        ];
      }),
    ]);
    const others = (
      [
        ['deal', 'partner_id', 'partner'],
        ['deal', 'product_id', 'product'],
        ['deal', 'owner_id', 'person'],
        ['deal', 'campaign_id', 'campaign'],
        ['contact', 'partner_id', 'partner'],
        ['commitment', 'partner_id', 'partner'],
        ['qbr', 'partner_id', 'partner'],
        ['partner', 'parent_id', 'partner'],
        ['partner', 'owner_id', 'person'],
        ['person', 'manager_id', 'person'],
        ['partner_label', 'partner_id', 'partner'],
        ['qbr_section', 'qbr_id', 'qbr'],
        ['plan', 'partner_id', 'partner'],
        ['plan', 'owner_id', 'person'],
        ['plan_objective', 'plan_id', 'plan'],
        ['plan_initiative', 'objective_id', 'plan_objective'],
        ['plan_milestone', 'initiative_id', 'plan_initiative'],
        ['plan_investment', 'plan_id', 'plan'],
        ['plan_comment', 'subject_id', 'plan_objective'],
        ['plan_revision', 'plan_id', 'plan'],
        ['plan_signature', 'plan_id', 'plan'],
      ] as const
    ).map(([table, column, target]) => [table, column, orphans(table, column, target)]);
    expect([...found, ...others].filter(([, , n]) => n !== 0)).toEqual([]);
    expect(
      store.count(`SELECT count(*) AS n FROM commitment c WHERE origin_id IS NOT NULL AND NOT EXISTS
        (SELECT 1 FROM qbr q WHERE q.id = c.origin_id AND q.partner_id = c.partner_id) AND NOT EXISTS (SELECT 1 FROM interaction i WHERE i.id = c.origin_id AND i.partner_id = c.partner_id)
        AND NOT EXISTS (SELECT 1 FROM plan p WHERE p.id = c.origin_id AND p.partner_id = c.partner_id)`),
    ).toBe(0);
  });

  test('has no record that the app itself would refuse', () => {
    const parents = store.all<{ child_id: string; partner_id: string }>('SELECT child_id, partner_id FROM hierarchy_link');
    const parentsOf = (id: string): string[] => parents.filter(({ child_id }) => child_id === id).map(({ partner_id }) => partner_id);
    const problems = recordKinds.flatMap((kind) => {
      const view = createRelatedView(kind.key, parentsOf);
      for (const table of new Set(relatedNeeds(kind.key).map((need) => need.kind)))
        for (const row of rowsOf(table)) view.put(table, checked(row, isRecordKey(table) ? recordKindOf(table) : null));
      return rowsOf(kind.key).flatMap((row) => {
        const record = checked(row, kind);
        const problem = checkRecord(kind.key, record, view.of(record));
        return problem ? [{ kind: kind.key, code: problem.code, field: problem.field, state: row['state'] ?? null }] : [];
      });
    });
    expect(problems).toEqual([]);
  });

  test('has one holder of each protection, given at approval', () => {
    const deals = rowsOf('deal').map(
      (row): CheckedDeal => ({
        id: String(row['id']),
        partnerId: String(row['partner_id']),
        customer: row['customer'] as string | null,
        productId: row['product_id'] as string | null,
        registrationState: row['registration_state'] as CheckedDeal['registrationState'],
        submittedOn: row['submitted_on'] as string | null,
        decidedOn: row['decided_on'] as string | null,
        closedOn: row['closed_on'] as string | null,
        protectionFrom: row['protection_from'] as string | null,
        protectionUntil: row['protection_until'] as string | null,
      }),
    );
    const byCustomer = Map.groupBy(deals, ({ customer }) => customer);
    expect(deals.flatMap((deal) => checkDealDates(deal) ?? [])).toEqual([]);
    expect(deals.filter((deal) => otherHolder(deal, byCustomer.get(deal.customer) ?? []) !== null)).toEqual([]);
    expect(deals.filter(({ protectionFrom, decidedOn }) => protectionFrom !== null && protectionFrom !== decidedOn)).toEqual([]);
    // some registrations do clash, so that there is a conflict to decide
    expect(store.count(`SELECT count(*) AS n FROM conflict_case WHERE other_deal_id IS NOT NULL`)).toBeGreaterThan(0);
  });

  test('knows nothing of the time after its as-of date but what is due, expiring or planned', () => {
    const late = recordKinds.flatMap(({ key, fields }) =>
      fields.flatMap((field) =>
        field.kind === 'date' && !ahead.has(`${key}.${field.key}`)
          ? [[key, field.key, store.count(`SELECT count(*) AS n FROM ${key} WHERE ${field.column} > ?`, today)]]
          : [],
      ),
    );
    const others = [
      ['deal', 'submitted_on'],
      ['deal', 'decided_on'],
      ['deal', 'closed_on'],
      ['commitment', 'made_on'],
      ['commitment', 'closed_on'],
      ['qbr', 'held_on'],
      ['qbr', 'as_of'],
      ['plan', 'agreed_on'],
      ['plan', 'shared_on'],
      ['plan', 'closed_on'],
      ['plan', 'rates_on'],
      ['plan_milestone', 'done_on'],
      ['plan_comment', 'written_on'],
      ['plan_revision', 'made_on'],
      ['plan_signature', 'signed_on'],
      ['partner', 'enrolled_on'],
      ['partner', 'terminated_on'],
    ].map(([table, column]) => [table, column, store.count(`SELECT count(*) AS n FROM ${table} WHERE ${column} > ?`, today)]);
    expect([...late, ...others].filter(([, , n]) => n !== 0)).toEqual([]);
  });

  test('counts a review as closed only with its outcome, and names a side for every commitment', () => {
    expect(store.count(`SELECT count(*) AS n FROM qbr WHERE state = 'closed' AND (summary IS NULL OR held_on IS NULL)`)).toBe(0);
    expect(store.count(`SELECT count(*) AS n FROM commitment WHERE state NOT IN ('open', 'in_progress') AND closed_on IS NULL`)).toBe(0);
    expect(store.count(`SELECT count(*) AS n FROM commitment WHERE closed_on < made_on OR due_on < made_on`)).toBe(0);
    const states = store.all<{ state: string }>('SELECT DISTINCT state FROM qbr').map(({ state }) => state);
    expect(new Set(states)).toEqual(new Set(['due', 'scheduled', 'prepared', 'held', 'closed']));
  });

  test('lets nothing happen at a partner before it enrolled or after it was terminated', () => {
    const spine = spineSql();
    expect(
      store.count(`SELECT count(*) AS n FROM (${spine}) s JOIN partner p ON p.id = s.partner_id WHERE s.on_date < p.enrolled_on`),
    ).toBe(0);
    expect(
      store.count(
        `SELECT count(*) AS n FROM (${spine}) s JOIN partner p ON p.id = s.partner_id WHERE s.kind = 'deal_registered' AND s.on_date > p.terminated_on`,
      ),
    ).toBe(0);
  });

  test('gives every amount a currency with a rate for its day', () => {
    const currencies = store.all<{ currency: string }>('SELECT DISTINCT currency FROM partner').map(({ currency }) => currency);
    expect(new Set(currencies)).toEqual(new Set(['USD', 'EUR', 'GBP']));
    for (const currency of ['EUR', 'GBP'])
      expect(
        store.count(
          `SELECT count(*) AS n FROM currency_rate WHERE kind = 'dated' AND from_currency = ? AND valid_from <= '2024-11-20'`,
          currency,
        ),
      ).toBeGreaterThan(0);
    expect(store.count('SELECT count(*) AS n FROM deal WHERE amount_minor IS NOT NULL AND currency IS NULL')).toBe(0);
  });
});

const planTableNames = [
  'plan',
  'plan_objective',
  'plan_initiative',
  'plan_milestone',
  'plan_investment',
  'plan_comment',
  'plan_revision',
  'plan_signature',
] as const;

/** All rows of a store without what differs from one writing to the next: ids become the order of their first appearance. */
const printOf = (store: SampleStore): string => {
  const hash = createHash('sha256');
  const ids = new Map<string, number>();
  const plain = (text: string): string =>
    text.replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g, (id) => {
      if (!ids.has(id)) ids.set(id, ids.size);
      return `#${ids.get(id)}`;
    });
  // a fingerprint is made over ids, which are new each time
  for (const table of [
    'team',
    'person',
    'product',
    'partner',
    'contact',
    'deal',
    'qbr',
    'commitment',
    ...planTableNames,
    ...recordKinds.map(({ key }) => key),
  ])
    for (const { frozen_print: _frozen, print: _print, agreed_print: _agreed, ...row } of store.all<Row>(
      `SELECT * FROM ${table} ORDER BY rowid`,
    ))
      hash.update(plain(JSON.stringify(row)));
  return hash.digest('hex');
};

test('is the same again with the same seed, and another one with another', async () => {
  const prints: string[] = [];
  for (const seed of [5, 5, 6]) {
    const store = await makeSampleStore({ seed, today });
    prints.push(printOf(store));
    await store.close();
  }
  expect(prints[1]).toBe(prints[0]);
  expect(prints[2]).not.toBe(prints[0]);
});
