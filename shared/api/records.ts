import { z } from 'zod';
import { IsoDate } from '#shared/domain/dates.ts';
import { Money } from '#shared/domain/money.ts';
import { command, query } from './define.ts';

const text = z.string().trim().max(2000);
const name = z.string().trim().min(1, 'this needs a name').max(300);
const asOf = IsoDate.optional();
const Saved = z.object({ id: z.string() });
/** `undoId` takes the change back; null when nothing differed. */
const SavedStep = Saved.extend({ undoId: z.string().nullable() });

export const Contact = z.object({
  id: z.string(),
  partnerId: z.string(),
  name: z.string(),
  role: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  isExecutiveSponsor: z.boolean(),
  note: z.string().nullable(),
});

const RegistrationState = z.enum(['draft', 'submitted', 'approved', 'rejected', 'conflict', 'expired']);
const DealKind = z.enum(['new', 'expansion', 'renewal', 'displacement']);

export const Deal = z.object({
  id: z.string(),
  externalId: z.string().nullable(),
  partnerId: z.string(),
  partner: z.string(),
  name: z.string().nullable(),
  customer: z.string().nullable(),
  product: z.string().nullable(),
  productId: z.string().nullable(),
  owner: z.string().nullable(),
  ownerId: z.string().nullable(),
  stage: z.string(),
  stageLabel: z.string(),
  /** On the as-of date: a deal closed later was still open then. */
  state: z.enum(['open', 'won', 'lost']),
  sourcedBy: z.enum(['partner', 'vendor', 'joint']).nullable(),
  submittedOn: IsoDate.nullable(),
  decidedOn: IsoDate.nullable(),
  expectedCloseOn: IsoDate.nullable(),
  closedOn: IsoDate.nullable(),
  amount: Money.nullable(),
  protectionFrom: IsoDate.nullable(),
  protectionUntil: IsoDate.nullable(),
  /** The deal as a registration: what was decided, by whom and why. null: it was never registered. */
  registrationState: RegistrationState.nullable(),
  decidedBy: z.string().nullable(),
  decisionReason: z.string().nullable(),
  dealKind: DealKind.nullable(),
  territory: z.string().nullable(),
  vertical: z.string().nullable(),
  competitor: z.string().nullable(),
  campaign: z.string().nullable(),
  campaignId: z.string().nullable(),
  isNewCustomer: z.boolean().nullable(),
  lossReason: z.string().nullable(),
  note: z.string().nullable(),
});
export type Deal = z.infer<typeof Deal>;

const DealChanges = z.object({
  id: z.string().optional(),
  partnerId: z.string(),
  name: text.nullable().optional(),
  customer: text.nullable().optional(),
  productId: z.string().nullable().optional(),
  ownerId: z.string().nullable().optional(),
  stage: z.string().min(1),
  sourcedBy: z.enum(['partner', 'vendor', 'joint']).nullable().optional(),
  submittedOn: IsoDate.nullable().optional(),
  expectedCloseOn: IsoDate.nullable().optional(),
  closedOn: IsoDate.nullable().optional(),
  amount: Money.nullable().optional(),
  decidedOn: IsoDate.nullable().optional(),
  decidedBy: text.nullable().optional(),
  decisionReason: text.nullable().optional(),
  registrationState: RegistrationState.nullable().optional(),
  protectionFrom: IsoDate.nullable().optional(),
  protectionUntil: IsoDate.nullable().optional(),
  dealKind: DealKind.nullable().optional(),
  territory: text.nullable().optional(),
  vertical: text.nullable().optional(),
  competitor: text.nullable().optional(),
  /** A campaign of the same partner, to which the deal is attributed. */
  campaignId: z.string().nullable().optional(),
  isNewCustomer: z.boolean().nullable().optional(),
  lossReason: text.nullable().optional(),
  note: z.string().max(20_000).nullable().optional(),
});

export const HistoryEntry = z.object({
  id: z.string(),
  at: z.int(),
  entity: z.string(),
  recordId: z.string(),
  action: z.string(),
  /** Of the deal that changed, as it is now; null for other records. */
  currency: z.string().nullable(),
  title: z.string(),
  /** What a record of a kind is called; absent for partners, contacts, deals, commitments, people and QBRs. */
  entityLabel: z.string().optional(),
  /** Of records of a kind with the label of the field, and in words; of others the raw values by column. */
  changes: z.array(
    z.object({ field: z.string(), label: z.string().optional(), before: z.string().nullable(), after: z.string().nullable() }),
  ),
});

export const SavedView = z.object({ id: z.string(), place: z.string(), name: z.string(), definition: z.record(z.string(), z.json()) });

export const recordsApi = {
  'people.list': query(
    z.object({}),
    z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        role: z.enum(['cam', 'manager', 'field_rep', 'channel_ops']),
        managerId: z.string().nullable(),
        team: z.string().nullable(),
        email: z.string().nullable(),
      }),
    ),
  ),
  'people.save': command(
    z.object({
      id: z.string().optional(),
      name,
      role: z.enum(['cam', 'manager', 'field_rep', 'channel_ops']),
      email: text.nullable().default(null),
      managerId: z.string().nullable().default(null),
    }),
    SavedStep,
  ),
  'products.list': query(
    z.object({}),
    z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        series: z.string().nullable(),
        listPrice: Money.nullable(),
        aliases: z.array(z.string()),
      }),
    ),
  ),
  'contacts.list': query(z.object({ partnerId: z.string() }), z.array(Contact)),
  'contacts.save': command(
    Contact.omit({ id: true }).extend({
      id: z.string().optional(),
      name,
      role: text.nullable().default(null),
      email: text.nullable().default(null),
      phone: text.nullable().default(null),
      isExecutiveSponsor: z.boolean().default(false),
      note: text.nullable().default(null),
    }),
    SavedStep,
  ),
  'contacts.remove': command(z.object({ id: z.string() }), z.object({ undoId: z.string() })),
  'deals.list': query(
    z.object({
      partnerId: z.string(),
      asOf,
      state: z.enum(['open', 'won', 'lost']).optional(),
      limit: z.int().min(1).max(5000).default(1000),
    }),
    z.object({ deals: z.array(Deal), total: z.int() }),
  ),
  'deals.save': command(DealChanges, SavedStep),
  'deals.remove': command(z.object({ id: z.string() }), z.object({ undoId: z.string() })),
  /** What was changed, by whom typed or which import, newest first. */
  'history.list': query(z.object({ partnerId: z.string().optional(), limit: z.int().min(1).max(500).default(100) }), z.array(HistoryEntry)),
  /** A new forward change, built from the values that the old one replaced. Fields that changed again since are left alone. */
  'history.undo': command(z.object({ id: z.string() }), z.object({ restored: z.int(), kept: z.int() })),
  'views.list': query(z.object({ place: z.string() }), z.array(SavedView)),
  'views.save': command(SavedView.partial({ id: true }), Saved),
  'views.remove': command(z.object({ id: z.string() }), z.object({})),
  /** Records by the start of their words, best first, for the palette. */
  'search.records': query(
    z.object({ text: z.string().max(200), limit: z.int().min(1).max(50).default(12) }),
    z.array(
      z.object({
        entity: z.enum(['partner', 'contact', 'person']),
        id: z.string(),
        partnerId: z.string().nullable(),
        title: z.string(),
        detail: z.string(),
      }),
    ),
  ),
} as const;
