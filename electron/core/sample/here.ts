import type { Insertable } from 'kysely';
import type { Db, TableName } from '#core/db/schema.ts';
import type { IsoDate } from '#shared/domain/dates.ts';
import type { FiscalCalendar } from '#shared/domain/fiscal.ts';
import { type RecordKey, recordKinds } from '#shared/domain/records/record-kinds.ts';
import type { TypeProfile } from '#shared/domain/type-profile.ts';
import { type Day, historyDays, type SampleCalendar } from './calendar.ts';
import type { Random } from './random.ts';
import type { Volume } from './sizes.ts';
import type { Story } from './story.ts';
import type { Tempo } from './tempo.ts';

/** Tables whose rows hang on one partner. */
export type PartnerTable = RecordKey | 'contact' | 'deal' | 'commitment' | 'qbr';
type Own = 'id' | 'partner_id' | 'import_id' | 'created_at' | 'updated_at' | 'version';
export type Given<T extends PartnerTable> = Omit<Insertable<Db[T]>, Own>;
export type Row = Record<string, unknown>;
export type Rows = Map<TableName, Row[]>;

/** What the program says of onboarding, certificates and papers. */
export type SampleProgram = {
  profiles: ReadonlyMap<string, TypeProfile>;
  templates: ReadonlyMap<
    string,
    { days: number; milestones: ReadonlyArray<{ step: string; name: string; dueOffsetDays: number; side: string }> }
  >;
  /** Months that a certificate is valid; null: it does not lapse. */
  certificates: ReadonlyMap<string, number | null>;
  requirements: ReadonlyMap<string, number | null>;
};

/** A registration that a later one of another partner may clash with. */
export type Registered = { dealId: string; partnerId: string; customer: string; day: Day; until: Day };

/** What all partners of a sample share. */
export type Ground = {
  calendar: SampleCalendar;
  /** The program's fiscal year. */
  fiscal: FiscalCalendar;
  volume: Volume;
  stories: readonly Story[];
  partnerIds: ReadonlyMap<string, string>;
  /** Partners by the name of the one that they stand under. */
  children: ReadonlyMap<string, Story[]>;
  /** Those who can own a partner, by the place that stories count with. */
  owners: ReadonlyArray<{ id: string; name: string }>;
  /** Who decides conflicts. */
  operationsId: string;
  productIds: readonly string[];
  program: SampleProgram;
  /** Recent registrations with protection, newest last; it grows as partners are made. */
  registered: Registered[];
  newId(): string;
};

/** How much of something one partner has; null: as much as comes of itself. */
export type Quota = {
  contacts: number | null;
  interactions: number | null;
  commitments: number | null;
  qbrs: number | null;
  plans: number | null;
};

/** One partner while its records are made. `add` answers the id of the new row; columns left out are null. */
export type Here = {
  ground: Ground;
  story: Story;
  /** Its place among the stories. */
  index: number;
  partnerId: string;
  owner: { id: string; name: string };
  enrolled: Day | null;
  quota: Quota;
  /** Deals and campaigns, against the usual. */
  pace: number;
  contacts: Array<{ id: string; name: string }>;
  random: Random;
  business: Tempo;
  interest: Tempo;
  rows: Rows;
  on(day: Day): IsoDate;
  add<T extends PartnerTable>(table: T, given: Given<T>): string;
};

const withMoney: ReadonlySet<string> = new Set(recordKinds.filter(({ hasMoney }) => hasMoney).map(({ key }) => key));

/** The function that puts rows of one partner aside. */
export const adder =
  (ground: Ground, story: Story, partnerId: string, rows: Rows): Here['add'] =>
  (table, given) => {
    const id = ground.newId();
    const row: Row = { id, partner_id: partnerId, ...given };
    if (withMoney.has(table)) row['currency'] = story.currency;
    const there = rows.get(table);
    if (there) there.push(row);
    else rows.set(table, [row]);
    return id;
  };

/** The days on which something happened that happens `perQuarter` times in a quarter of the usual tempo; oldest first, on workdays. */
export const happenings = ({ random, ground, enrolled }: Here, perQuarter: number, tempo: Tempo, since: Day = historyDays): Day[] => {
  const from = Math.min(since, enrolled ?? 0);
  const found: Day[] = [];
  for (let week = from - (from % 7); week >= 0; week -= 7) {
    const expected = (perQuarter / 13) * tempo(week + 3);
    const count = Math.floor(expected) + (random.chance(expected % 1) ? 1 : 0);
    for (let at = 0; at < count; at++) {
      const day = ground.calendar.workday(week + random.between(0, 6));
      if (day <= from && tempo(day) > 0) found.push(day);
    }
  }
  return found.sort((a, b) => b - a);
};

/** `count` days since a partner enrolled, the more the busier it was; oldest first, on workdays. */
export const spread = ({ random, ground, enrolled }: Here, count: number, tempo: Tempo): Day[] => {
  const from = Math.min(historyDays, enrolled ?? 120);
  const weeks = Array.from({ length: Math.floor(from / 7) + 1 }, (_, week) => 0.25 + tempo(week * 7));
  const total = weeks.reduce((sum, weight) => sum + weight, 0);
  return Array.from({ length: count }, () => {
    let at = random.next() * total;
    let week = 0;
    while (week < weeks.length - 1 && at > (weeks[week] ?? 0)) {
      at -= weeks[week] ?? 0;
      week += 1;
    }
    const day = ground.calendar.workday(week * 7 + random.between(0, 6));
    return day <= from ? day : from;
  }).sort((a, b) => b - a);
};

/** The day on which it happened, or null while it is still to come. */
export const onOrNull = (here: Pick<Here, 'on'>, day: Day | null): IsoDate | null => (day === null || day < 0 ? null : here.on(day));

/** Major units to minor ones; the sample's currencies have two digits. */
export const minor = (amount: number): number => Math.round(amount) * 100;

/** A partner's value in a usual quarter, in major units. */
export const quarterValue = ({ deals, winRate, amount }: Story): number => deals * winRate * amount;

/** How good a partner is at what it takes on, from 0 to 1. */
export const qualityOf = (story: Story): number =>
  ({ PLATINUM: 0.95, GOLD: 0.85, SILVER: 0.7, REGISTERED: 0.5 })[story.tier] *
  { steady: 1, growing: 1.05, new: 0.95, falling: 0.8, ended: 0.65, none: 0.45 }[story.course];
