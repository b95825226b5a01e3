import { type Kysely, sql } from 'kysely';

/**
 * The QBR as a record of its own: how far it has come (W08), what came of it, its notes and agenda, the blocks of its package; what a commitment was replaced by and
 * shown with; and the decks of the company that packages are written in.
 */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  for (const statement of statements) await sql.raw(statement).execute(db);
};

const statements = [
  // the day on which the CAM called the package ready, on which the follow-up began, on which the review was closed
  'ALTER TABLE qbr ADD COLUMN ready_on TEXT',
  'ALTER TABLE qbr ADD COLUMN followed_up_on TEXT',
  'ALTER TABLE qbr ADD COLUMN closed_on TEXT',
  `ALTER TABLE qbr ADD COLUMN live_notes TEXT NOT NULL DEFAULT ''`,
  `ALTER TABLE qbr ADD COLUMN decisions TEXT NOT NULL DEFAULT '[]'`,
  `ALTER TABLE qbr ADD COLUMN goals TEXT NOT NULL DEFAULT '[]'`,
  `ALTER TABLE qbr ADD COLUMN risks TEXT NOT NULL DEFAULT '[]'`,
  'ALTER TABLE qbr ADD COLUMN rating INTEGER CHECK (rating BETWEEN 1 AND 5)',
  'ALTER TABLE qbr ADD COLUMN next_on TEXT',
  // null: the usual one of the partner's type
  'ALTER TABLE qbr ADD COLUMN agenda TEXT',
  // SHA-256 of what was frozen
  'ALTER TABLE qbr ADD COLUMN frozen_print TEXT',
  `CREATE TABLE qbr_block (id TEXT PRIMARY KEY, qbr_id TEXT NOT NULL, key TEXT NOT NULL, section TEXT NOT NULL, position INTEGER NOT NULL, kind TEXT NOT NULL,
     source TEXT, metrics TEXT NOT NULL DEFAULT '[]', audience TEXT NOT NULL CHECK (audience IN ('internal', 'shareable')), is_on INTEGER NOT NULL DEFAULT 1,
     title TEXT, text TEXT NOT NULL DEFAULT '', import_id TEXT, server_version INTEGER) STRICT`,
  'CREATE UNIQUE INDEX qbr_block_key ON qbr_block (qbr_id, key)',
  // an action is a commitment that one person simply does; both stand in one ledger
  `ALTER TABLE commitment ADD COLUMN kind TEXT NOT NULL DEFAULT 'commitment' CHECK (kind IN ('commitment', 'action'))`,
  'ALTER TABLE commitment ADD COLUMN evidence TEXT',
  // of one that was renegotiated: the commitment that it replaces
  'ALTER TABLE commitment ADD COLUMN replaces_id TEXT',
  'CREATE INDEX commitment_due ON commitment (state, due_on)',
  // the board, the alerts and K60 read all reviews: here they need not walk through the frozen packages, which lie before these columns
  `CREATE INDEX qbr_board ON qbr (partner_id, quarter, package_version, state, scheduled_on, ready_on, held_on, followed_up_on, frozen_at, as_of, summary, decisions,
     goals, id)`,
  // of this device: the bytes lie in its file store under their hash
  `CREATE TABLE deck_template (id TEXT PRIMARY KEY, name TEXT NOT NULL, sha256 TEXT NOT NULL, bytes INTEGER NOT NULL, is_default INTEGER NOT NULL DEFAULT 0,
     created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL) STRICT`,
];
