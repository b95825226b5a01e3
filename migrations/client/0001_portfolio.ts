import { type Kysely, sql } from 'kysely';

/** The first store: people, partners, products, deals, commitments, QBRs, the program's settings, imports and their leftovers, history. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  for (const statement of statements) await sql.raw(statement).execute(db);
};

// import_id names the import (or the sample) that created the row; null when a person typed it. version counts the changes of a row.
const origin = 'import_id TEXT, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, version INTEGER NOT NULL DEFAULT 1';

const statements = [
  `CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT`,
  `CREATE TABLE partner_type (key TEXT PRIMARY KEY, label TEXT NOT NULL, position INTEGER NOT NULL) STRICT`,
  `CREATE TABLE tier (key TEXT PRIMARY KEY, label TEXT NOT NULL, rank INTEGER NOT NULL) STRICT`,
  `CREATE TABLE deal_stage (key TEXT PRIMARY KEY, label TEXT NOT NULL, position INTEGER NOT NULL, state TEXT NOT NULL CHECK (state IN ('open', 'won', 'lost')), probability REAL) STRICT`,
  `CREATE TABLE currency_rate (id TEXT PRIMARY KEY, kind TEXT NOT NULL CHECK (kind IN ('dated', 'plan')), from_currency TEXT NOT NULL, to_currency TEXT NOT NULL,
     valid_from TEXT NOT NULL, rate TEXT NOT NULL, created_at INTEGER NOT NULL) STRICT`,
  `CREATE UNIQUE INDEX currency_rate_key ON currency_rate (kind, from_currency, to_currency, valid_from)`,

  `CREATE TABLE team (id TEXT PRIMARY KEY, name TEXT NOT NULL, name_key TEXT NOT NULL, ${origin}) STRICT`,
  `CREATE INDEX team_name ON team (name_key)`,
  `CREATE TABLE person (id TEXT PRIMARY KEY, external_id TEXT, name TEXT NOT NULL, name_key TEXT NOT NULL, role TEXT NOT NULL CHECK (role IN ('cam', 'manager', 'field_rep', 'channel_ops')),
     email TEXT, manager_id TEXT, team_id TEXT, ${origin}) STRICT`,
  `CREATE INDEX person_name ON person (name_key)`,

  `CREATE TABLE partner (id TEXT PRIMARY KEY, external_id TEXT, name TEXT NOT NULL, name_key TEXT NOT NULL, legal_name TEXT, type TEXT, sub_type TEXT, tier TEXT,
     status TEXT NOT NULL DEFAULT 'enrolled' CHECK (status IN ('prospect', 'enrolled', 'suspended', 'terminated')), network_stage TEXT, lifecycle_stage TEXT, investment_segment TEXT,
     coverage_model TEXT, parent_id TEXT, owner_id TEXT, currency TEXT, fiscal_calendar TEXT, enrolled_on TEXT, terminated_on TEXT, website TEXT, country TEXT, founded_year INTEGER,
     employees INTEGER, annual_revenue_minor INTEGER, annual_revenue_currency TEXT, note TEXT, ${origin}) STRICT`,
  `CREATE INDEX partner_name ON partner (name_key)`,
  `CREATE INDEX partner_external ON partner (external_id) WHERE external_id IS NOT NULL`,
  `CREATE INDEX partner_parent ON partner (parent_id) WHERE parent_id IS NOT NULL`,
  `CREATE TABLE partner_label (partner_id TEXT NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('territory', 'vertical', 'segment')), value TEXT NOT NULL, PRIMARY KEY (partner_id, kind, value)) STRICT, WITHOUT ROWID`,
  `CREATE TABLE contact (id TEXT PRIMARY KEY, partner_id TEXT NOT NULL, name TEXT NOT NULL, role TEXT, email TEXT, phone TEXT, is_executive_sponsor INTEGER NOT NULL DEFAULT 0, note TEXT, ${origin}) STRICT`,
  `CREATE INDEX contact_partner ON contact (partner_id)`,

  `CREATE TABLE product (id TEXT PRIMARY KEY, external_id TEXT, name TEXT NOT NULL, name_key TEXT NOT NULL, series TEXT, list_price_minor INTEGER, currency TEXT, ${origin}) STRICT`,
  `CREATE INDEX product_name ON product (name_key)`,
  `CREATE TABLE product_alias (alias_key TEXT PRIMARY KEY, alias TEXT NOT NULL, product_id TEXT NOT NULL, import_id TEXT) STRICT`,

  `CREATE TABLE deal (id TEXT PRIMARY KEY, external_id TEXT, partner_id TEXT NOT NULL, name TEXT, customer TEXT, product_id TEXT, owner_id TEXT, stage TEXT NOT NULL,
     state TEXT NOT NULL CHECK (state IN ('open', 'won', 'lost')), sourced_by TEXT CHECK (sourced_by IN ('partner', 'vendor', 'joint')), submitted_on TEXT, decided_on TEXT,
     expected_close_on TEXT, closed_on TEXT, amount_minor INTEGER, currency TEXT, protection_from TEXT, protection_until TEXT, loss_reason TEXT, note TEXT, ${origin}) STRICT`,
  // holds every column that figures read, so that a portfolio of any size is answered from the index alone
  `CREATE INDEX deal_figures ON deal (partner_id, currency, state, closed_on, submitted_on, amount_minor)`,
  `CREATE INDEX deal_external ON deal (external_id) WHERE external_id IS NOT NULL`,

  `CREATE TABLE commitment (id TEXT PRIMARY KEY, partner_id TEXT NOT NULL, origin_kind TEXT NOT NULL CHECK (origin_kind IN ('qbr', 'plan', 'meeting', 'handover', 'typed')), origin_id TEXT,
     side TEXT NOT NULL CHECK (side IN ('vendor', 'partner')), description TEXT NOT NULL, measure TEXT, owner TEXT, made_on TEXT NOT NULL, due_on TEXT,
     state TEXT NOT NULL CHECK (state IN ('open', 'in_progress', 'met', 'missed', 'renegotiated', 'cancelled')), reason TEXT, closed_on TEXT, ${origin}) STRICT`,
  `CREATE INDEX commitment_partner ON commitment (partner_id, state, due_on)`,

  `CREATE TABLE qbr (id TEXT PRIMARY KEY, partner_id TEXT NOT NULL, quarter TEXT NOT NULL, state TEXT NOT NULL CHECK (state IN ('due', 'scheduled', 'prepared', 'held', 'closed')), as_of TEXT NOT NULL, scheduled_on TEXT, held_on TEXT, summary TEXT,
     package_version INTEGER NOT NULL DEFAULT 1, asks TEXT NOT NULL DEFAULT '[]', attendees TEXT NOT NULL DEFAULT '[]', frozen_at INTEGER, frozen_package TEXT, ${origin}) STRICT`,
  `CREATE INDEX qbr_partner ON qbr (partner_id, quarter)`,
  `CREATE TABLE qbr_section (id TEXT PRIMARY KEY, qbr_id TEXT NOT NULL, key TEXT NOT NULL, position INTEGER NOT NULL, is_on INTEGER NOT NULL DEFAULT 1, title TEXT, commentary TEXT NOT NULL DEFAULT '', import_id TEXT) STRICT`,
  `CREATE UNIQUE INDEX qbr_section_key ON qbr_section (qbr_id, key)`,

  `CREATE TABLE saved_view (id TEXT PRIMARY KEY, place TEXT NOT NULL, name TEXT NOT NULL, definition TEXT NOT NULL, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL) STRICT`,

  `CREATE TABLE import_batch (id TEXT PRIMARY KEY, kind TEXT NOT NULL CHECK (kind IN ('file', 'sample')), files TEXT NOT NULL, mapping TEXT NOT NULL, counts TEXT NOT NULL,
     state TEXT NOT NULL CHECK (state IN ('applied', 'undone')), created_at INTEGER NOT NULL, undone_at INTEGER) STRICT`,
  `CREATE TABLE import_change (import_id TEXT NOT NULL, entity TEXT NOT NULL, record_id TEXT NOT NULL, before TEXT NOT NULL, after TEXT NOT NULL, PRIMARY KEY (import_id, entity, record_id)) STRICT, WITHOUT ROWID`,
  `CREATE TABLE import_memory (signature TEXT PRIMARY KEY, mapping TEXT NOT NULL, used_at INTEGER NOT NULL) STRICT`,
  `CREATE TABLE needs_attention (id TEXT PRIMARY KEY, import_id TEXT NOT NULL, file TEXT NOT NULL, row_number INTEGER NOT NULL, entity TEXT NOT NULL, row_key TEXT NOT NULL,
     print TEXT NOT NULL, cells TEXT NOT NULL, code TEXT NOT NULL, field TEXT, params TEXT NOT NULL, state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'placed', 'dismissed')), record_id TEXT, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL) STRICT`,
  `CREATE INDEX needs_attention_state ON needs_attention (state, import_id, row_number)`,
  `CREATE INDEX needs_attention_key ON needs_attention (entity, row_key)`,

  `CREATE TABLE history (id TEXT PRIMARY KEY, step TEXT NOT NULL, at INTEGER NOT NULL, entity TEXT NOT NULL, record_id TEXT NOT NULL, partner_id TEXT, action TEXT NOT NULL, before TEXT, after TEXT) STRICT`,
  `CREATE INDEX history_step ON history (step)`,
  `CREATE INDEX history_record ON history (entity, record_id, at)`,
  `CREATE INDEX history_partner ON history (partner_id, at) WHERE partner_id IS NOT NULL`,
];
