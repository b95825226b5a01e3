import type { Fields, SyncTable } from '#shared/sync/table.ts';
import { rowIdOf } from '#shared/sync/table.ts';
import { syncTableOf } from '#shared/sync/tables.ts';

/** One row as the server keeps it. */
export type MadeRow = { table: SyncTable; id: string; scope: string; fields: Fields };

/** A number from a position, the same in every run. */
const mixed = (seed: number): number => {
  let x = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b);
  x ^= x >>> 13;
  x = Math.imul(x, 0xc2b2ae35);
  return (x ^ (x >>> 16)) >>> 0;
};
const words =
  'renewal pipeline training certified workshop budget campaign quarter forecast margin partner meeting follow agreed customer proposal pricing support launch review target segment territory migration cloud security storage network license bundle'.split(
    ' ',
  );
const phrase = (seed: number, count: number): string =>
  Array.from({ length: count }, (_, at) => words[mixed(seed * 31 + at) % words.length]).join(' ');
const day = (seed: number): string => new Date(Date.UTC(2024, 0, 1) + (mixed(seed) % 1000) * 86_400_000).toISOString().slice(0, 10);

/** The id of a made row: a UUIDv7 that is the same in every run. */
export const madeId = (kind: number, at: number): string =>
  `0190${kind.toString(16).padStart(4, '0')}-0000-7000-8000-${at.toString(16).padStart(12, '0')}`;

const tableOf = (name: string): SyncTable => {
  const table = syncTableOf(name);
  if (!table) throw new Error(`${name} does not sync`);
  return table;
};

const full = (table: SyncTable, given: Fields): Fields =>
  Object.fromEntries(table.columns.map((column) => [column, given[column] ?? null]));
const times = { created_at: 1_790_000_000_000, updated_at: 1_790_000_000_000 };

const made = (name: string, partner: number, given: Fields): MadeRow => {
  const table = tableOf(name);
  const fields = full(table, { ...times, ...given });
  return { table, id: rowIdOf(table, fields), scope: `partner:${madeId(1, partner)}`, fields };
};

export type Amounts = { partners: number; contacts: number; deals: number; interactions: number };
/** The network of the study: 100,000 records. */
export const networkAmounts: Amounts = { partners: 2_000, contacts: 13_000, deals: 25_000, interactions: 60_000 };

/** Partners with what hangs on them, the same in every run. `from`: the number of the first partner, so that two networks can stand side by side. */
export const madeRows = function* ({ partners, contacts, deals, interactions }: Amounts, from = 0): Generator<MadeRow> {
  for (let at = 0; at < partners; at++) {
    const name = `${phrase(at + from, 2)} ${at + from}`;
    yield made('partner', at + from, {
      id: madeId(1, at + from),
      name,
      name_key: name,
      status: 'enrolled',
      type: 'RESELLER',
      country: 'DE',
      enrolled_on: day(at),
      note: phrase(at, 12),
    });
  }
  const of = (at: number): number => from + (mixed(at) % partners);
  for (let at = 0; at < contacts; at++)
    yield made('contact', of(at), {
      id: madeId(2, from * 100 + at),
      partner_id: madeId(1, of(at)),
      name: phrase(at, 2),
      role: phrase(at + 7, 1),
      email: `a${at}@example.com`,
      phone: `+49 30 ${mixed(at)}`,
      is_executive_sponsor: at % 20 === 0 ? 1 : 0,
    });
  for (let at = 0; at < deals; at++)
    yield made('deal', of(at + 1), {
      id: madeId(3, from * 100 + at),
      external_id: `D-${from}-${at}`,
      partner_id: madeId(1, of(at + 1)),
      name: phrase(at, 3),
      customer: phrase(at + 3, 2),
      stage: at % 3 === 0 ? 'WON' : 'ENGAGED',
      state: at % 3 === 0 ? 'won' : 'open',
      submitted_on: day(at),
      closed_on: at % 3 === 0 ? day(at + 5) : null,
      amount_minor: mixed(at) % 10_000_000,
      currency: 'USD',
    });
  for (let at = 0; at < interactions; at++)
    yield made('interaction', of(at + 2), {
      id: madeId(4, from * 100 + at),
      partner_id: madeId(1, of(at + 2)),
      kind: 'meeting',
      held_on: day(at),
      minutes: 30 + (at % 60),
      summary: phrase(at, 14),
      next_step: phrase(at + 9, 5),
    });
};
