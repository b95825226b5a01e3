import { z } from 'zod';
import { IsoDate } from '#shared/domain/dates.ts';
import { entitlementKeys } from '#shared/domain/partner-entitlements.ts';
import { Money } from '#shared/domain/money.ts';
import { isRecordKey, type RecordKey } from '#shared/domain/records/record-kinds.ts';
import { standings } from '#shared/domain/records/standing.ts';
import { relations, viewers } from './visibility.ts';
import { command, query } from './define.ts';

const asOf = IsoDate.optional();
const Kind = z.string().refine(isRecordKey, 'not a kind of record') as unknown as z.ZodType<RecordKey, RecordKey>;

/** What a field points at, as people know it: `id` is what `entries.save` takes; of entries of the program's lists and of deal stages it is their key. */
const Reference = z.object({ id: z.string(), title: z.string() });
/** A value of a field: text, dates, choices and quarters as text; whole numbers and ratios as numbers; money with its currency; references. */
const EntryValue = z.union([z.string(), z.number(), Money, Reference, z.null()]);

/** One record of a kind. `values` has every field of the kind by its key. */
export const Entry = z.object({
  id: z.string(),
  kind: Kind,
  partnerId: z.string(),
  partner: z.string(),
  externalId: z.string().nullable(),
  values: z.record(z.string(), EntryValue),
  note: z.string().nullable(),
  version: z.int(),
  updatedAt: z.int(),
  /** What the dates and the state of the record mean on the as-of date; null where nothing follows from them. */
  standing: z.enum(standings).nullable(),
  /** True when somebody should look at it: overdue, expired, expiring, stalled, missing, due, breached. */
  needsAttention: z.boolean(),
});
export type Entry = z.infer<typeof Entry>;

/** What a field takes: money with its currency, references by id, null empties it. A field that is left out stays as it is. */
const EntryInput = z.record(z.string().max(60), z.union([z.string(), z.number(), Money, z.null()]));

export const EntryHistory = z.object({
  /** The step, for `history.undo`. */
  id: z.string(),
  at: z.int(),
  action: z.string(),
  /** Who typed it and on which device; null for changes older than the chain. */
  actor: z.string().nullable(),
  device: z.string().nullable(),
  /** Place in the audit chain; null for changes older than the chain. */
  seq: z.int().nullable(),
  changes: z.array(
    z.object({
      /** Key of the field; for records without a kind the column. */
      field: z.string(),
      label: z.string(),
      /** As people read it: references by their title, money with its currency. */
      before: z.string().nullable(),
      after: z.string().nullable(),
    }),
  ),
});

export const partnerRecordsApi = {
  /** Records of one kind, newest date first. Those that began after the as-of date are left out; what is planned or due later is there. */
  'entries.list': query(
    z.object({
      kind: Kind,
      partnerId: z.string().optional(),
      asOf,
      /** Rows of a child kind, by the record that they belong to. */
      parentId: z.string().optional(),
      limit: z.int().min(1).max(5000).default(500),
      offset: z.int().min(0).default(0),
    }),
    z.object({ rows: z.array(Entry), total: z.int() }),
  ),
  'entries.get': query(z.object({ kind: Kind, id: z.string(), asOf }), Entry),
  /** Creates a record, or changes the fields given. `undoId` takes it back; null when nothing differed. */
  'entries.save': command(
    z.object({
      kind: Kind,
      id: z.string().optional(),
      partnerId: z.string(),
      values: EntryInput,
      note: z.string().max(20_000).nullable().optional(),
    }),
    z.object({ id: z.string(), undoId: z.string().nullable() }),
  ),
  /** Refused while other records name it. */
  'entries.remove': command(z.object({ kind: Kind, id: z.string() }), z.object({ undoId: z.string() })),
  /** Every change of one record, of any kind that is audited, the oldest last. */
  'entries.history': query(
    z.object({ entity: z.string().max(60), id: z.string(), limit: z.int().min(1).max(500).default(100) }),
    z.array(EntryHistory),
  ),
  /** How much a partner has of each kind. `open`: not settled; `attention`: somebody should look at it. Kinds without records are left out. */
  'entries.summary': query(
    z.object({ partnerId: z.string(), asOf }),
    z.array(z.object({ kind: Kind, count: z.int(), open: z.int(), attention: z.int() })),
  ),
  /** What the certificates and documents of a partner open or shut on a day; an expiry shuts by itself. Entitlements that nothing gates are left out. */
  'entries.entitlements': query(
    z.object({ partnerId: z.string(), asOf }),
    z.object({
      entitlements: z.array(
        z.object({ entitlement: z.enum(entitlementKeys), held: z.boolean(), until: IsoDate.nullable(), missing: z.array(z.string()) }),
      ),
      compliance: z.array(z.object({ requirement: z.string(), state: z.enum(['valid', 'lapsed', 'unknown']), until: IsoDate.nullable() })),
    }),
  ),
  /**
   * Partners below a partner on a day as the visibility rules let `viewer` see them: a field that is not shown is absent, `hidden` counts partners that show in the sums
   * alone. `sellThrough`: of the twelve months to the day, by currency.
   */
  'entries.downstream': query(
    z.object({ partnerId: z.string(), asOf, viewer: z.enum(viewers).default('cam') }),
    z.object({
      rows: z.array(
        z.object({
          id: z.string(),
          relation: z.enum(relations),
          name: z.string().optional(),
          tier: z.string().nullable().optional(),
          status: z.string().optional(),
          level: z.string().nullable().optional(),
          sellThrough: z.array(Money).optional(),
        }),
      ),
      total: z.int(),
      hidden: z.int(),
      sellThrough: z.array(Money),
    }),
  ),
  /** Starts an onboarding from a template: the onboarding and its milestones with their days, as one step. `startedOn`: the as-of date unless given. */
  'onboarding.start': command(
    z.object({ partnerId: z.string(), template: z.string().max(60), startedOn: IsoDate.optional() }),
    z.object({ id: z.string(), undoId: z.string() }),
  ),
} as const;
