import { type Kysely, sql } from 'kysely';

/**
 * Sync with a server: the version that the server gave each row (null: it has not seen the row), what waits to be sent, what was acknowledged and is not yet in a
 * backup of the server, clashes, refusals, rows that this version cannot hold, deletions that wait for a person, the account and the log.
 */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  for (const statement of statements) await sql.raw(statement).execute(db);
};

const synced =
  'setting partner_type tier deal_stage currency_rate type_profile onboarding_template certificate_definition compliance_requirement visibility_rule alert_threshold team person product product_alias ' +
  'partner partner_label contact deal commitment qbr qbr_section alert alert_log onboarding onboarding_milestone barrier intervention hierarchy_link training certificate campaign mdf_allocation mdf_request ' +
  'mdf_claim asset conflict_case deal_stage_change forecast lead influence managed_service renewal seat_count sell_through_report sell_through_line listing listing_adoption joint_solution joint_milestone ' +
  'joint_opportunity incentive support_case compliance_document portal_usage interaction sponsorship partner_change activity saved_view';

// one change of one row, as it was captured beside the write; values are JSON objects by column
const operation = `tbl TEXT NOT NULL, row_id TEXT NOT NULL, scope TEXT NOT NULL, op TEXT NOT NULL CHECK (op IN ('i', 'u', 'd', 'r', 'l')), fields TEXT, was TEXT, base INTEGER, hlc TEXT, grp INTEGER`;

const statements = [
  ...synced.split(' ').map((table) => `ALTER TABLE ${table} ADD COLUMN server_version INTEGER`),

  // mid: the number under which the operation was sent; null while it waits
  `CREATE TABLE outbox (seq INTEGER PRIMARY KEY AUTOINCREMENT, mid INTEGER, ${operation}) STRICT`,
  `CREATE INDEX outbox_row ON outbox (tbl, row_id)`,
  `CREATE UNIQUE INDEX outbox_mid ON outbox (mid) WHERE mid IS NOT NULL`,
  // acknowledged, and kept until the server says that a backup holds it
  `CREATE TABLE outbox_sent (seq INTEGER PRIMARY KEY, mid INTEGER NOT NULL, head INTEGER NOT NULL, ${operation}) STRICT`,
  `CREATE INDEX outbox_sent_head ON outbox_sent (head)`,

  `CREATE TABLE sync_state (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT`,
  `CREATE TABLE sync_account (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT`,

  `CREATE TABLE sync_conflict (id TEXT PRIMARY KEY, partner_id TEXT, tbl TEXT NOT NULL, row_id TEXT NOT NULL, field TEXT NOT NULL, kind TEXT NOT NULL, base TEXT NOT NULL, win TEXT NOT NULL, lose TEXT NOT NULL,
     win_by TEXT, win_device TEXT, lose_by TEXT, lose_device TEXT, lose_at TEXT, happened_at INTEGER NOT NULL, state TEXT NOT NULL, settled_by TEXT, settled_at INTEGER, server_version INTEGER) STRICT`,
  `CREATE INDEX sync_conflict_state ON sync_conflict (state, happened_at)`,
  `CREATE INDEX sync_conflict_row ON sync_conflict (tbl, row_id)`,
  `CREATE INDEX sync_conflict_partner ON sync_conflict (partner_id)`,

  // what the server would not take, whole, until a person decides; label and partner name what it was about after its rows have left
  `CREATE TABLE sync_refused (id TEXT PRIMARY KEY, ${operation}, code TEXT NOT NULL, params TEXT NOT NULL, label TEXT NOT NULL, partner TEXT, happened_at INTEGER NOT NULL,
     state TEXT NOT NULL CHECK (state IN ('open', 'sent', 'retried', 'dropped')), settled_at INTEGER) STRICT`,
  `CREATE INDEX sync_refused_state ON sync_refused (state, happened_at)`,

  // rows that a check of this version does not let in; taken in again after an update
  `CREATE TABLE sync_parked (tbl TEXT NOT NULL, row_id TEXT NOT NULL, scope TEXT NOT NULL, ver INTEGER NOT NULL, fields TEXT NOT NULL, reason TEXT NOT NULL, PRIMARY KEY (tbl, row_id)) STRICT, WITHOUT ROWID`,
  // deletions of many rows at once that wait for a person
  `CREATE TABLE sync_held (tbl TEXT NOT NULL, row_id TEXT NOT NULL, ver INTEGER NOT NULL, arrived_at INTEGER NOT NULL, PRIMARY KEY (tbl, row_id)) STRICT, WITHOUT ROWID`,
  `CREATE TABLE sync_log (id INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, code TEXT NOT NULL, params TEXT NOT NULL) STRICT`,
];
