import { type Kysely, sql } from 'kysely';

/**
 * The joint business plan (domain M46): the plan itself, what both sides aim at, do and put in, what was said about it, its versions by value and who signed which of
 * them.
 */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  for (const statement of statements) await sql.raw(statement).execute(db);
};

const origin =
  'import_id TEXT, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, version INTEGER NOT NULL DEFAULT 1, server_version INTEGER';
const ofPlan =
  'id TEXT PRIMARY KEY, partner_id TEXT NOT NULL, plan_id TEXT NOT NULL, position INTEGER NOT NULL DEFAULT 0, title TEXT NOT NULL';
const side = `side TEXT NOT NULL CHECK (side IN ('vendor', 'partner', 'both'))`;

const statements = [
  // lists and rates are JSON. agreed_*: the version in force; while `revision` is greater than `agreed_revision` the next one is being written
  `CREATE TABLE plan (id TEXT PRIMARY KEY, partner_id TEXT NOT NULL, year INTEGER NOT NULL, name TEXT NOT NULL,
     grade TEXT NOT NULL DEFAULT 'standard' CHECK (grade IN ('standard', 'strategic')),
     calendar TEXT NOT NULL DEFAULT 'ours' CHECK (calendar IN ('ours', 'partner')), starts_on TEXT NOT NULL, ends_on TEXT NOT NULL, currency TEXT NOT NULL,
     owner_id TEXT, partner_contact TEXT, vendor_sponsor TEXT, partner_sponsor TEXT,
     baseline TEXT NOT NULL DEFAULT '', vision TEXT NOT NULL DEFAULT '', strategy TEXT NOT NULL DEFAULT '',
     strengths TEXT NOT NULL DEFAULT '', weaknesses TEXT NOT NULL DEFAULT '', opportunities TEXT NOT NULL DEFAULT '', threats TEXT NOT NULL DEFAULT '',
     competitors TEXT NOT NULL DEFAULT '[]', target_accounts TEXT NOT NULL DEFAULT '[]', markets TEXT NOT NULL DEFAULT '[]',
     season TEXT, plan_rates TEXT NOT NULL DEFAULT '[]', rates_on TEXT,
     state TEXT NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'in_review', 'shared', 'agreed', 'closed')),
     revision INTEGER NOT NULL DEFAULT 1, revision_reason TEXT, agreed_revision INTEGER, agreed_print TEXT, agreed_on TEXT, shared_on TEXT, closed_on TEXT,
     closing TEXT NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT '', ${origin}) STRICT`,
  'CREATE INDEX plan_partner ON plan (partner_id, year)',
  // amounts in the least unit of their objective: minor units of money, hundredths of a percent, hundredths of a number, whole things counted
  `CREATE TABLE plan_objective (${ofPlan}, kind TEXT NOT NULL CHECK (kind IN ('revenue', 'pipeline', 'deals', 'certifications', 'marketing', 'custom')),
     weight INTEGER NOT NULL CHECK (weight BETWEEN 1 AND 100), unit TEXT NOT NULL CHECK (unit IN ('money', 'count', 'percent', 'number')), unit_label TEXT, currency TEXT,
     accrual TEXT NOT NULL DEFAULT 'sum' CHECK (accrual IN ('sum', 'level')), better TEXT NOT NULL DEFAULT 'more' CHECK (better IN ('more', 'less')),
     start_value INTEGER, q1_target INTEGER, q2_target INTEGER, q3_target INTEGER, q4_target INTEGER,
     q1_actual INTEGER, q2_actual INTEGER, q3_actual INTEGER, q4_actual INTEGER, feed TEXT, owner TEXT, due_on TEXT, note TEXT NOT NULL DEFAULT '', ${origin}) STRICT`,
  `CREATE TABLE plan_initiative (${ofPlan}, objective_id TEXT, ${side}, description TEXT NOT NULL DEFAULT '', owner TEXT, starts_on TEXT, due_on TEXT, ${origin}) STRICT`,
  `CREATE TABLE plan_milestone (${ofPlan}, initiative_id TEXT, kind TEXT NOT NULL DEFAULT 'activity' CHECK (kind IN ('activity', 'commercial')), ${side}, owner TEXT,
     starts_on TEXT, due_on TEXT, waits_for TEXT NOT NULL DEFAULT '[]', state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'in_progress', 'done', 'dropped')),
     done_on TEXT, evidence TEXT, ${origin}) STRICT`,
  // money in minor units of its currency; days of people in tenths
  `CREATE TABLE plan_investment (${ofPlan}, side TEXT NOT NULL CHECK (side IN ('vendor', 'partner')), kind TEXT NOT NULL,
     unit TEXT NOT NULL DEFAULT 'money' CHECK (unit IN ('money', 'days')), currency TEXT, planned INTEGER NOT NULL DEFAULT 0, spent INTEGER, owner TEXT, due_on TEXT,
     ${origin}) STRICT`,
  // subject: the id of an objective, milestone or investment; null: the plan as a whole
  `CREATE TABLE plan_comment (id TEXT PRIMARY KEY, partner_id TEXT NOT NULL, plan_id TEXT NOT NULL, subject_id TEXT, text TEXT NOT NULL, author TEXT, written_on TEXT NOT NULL,
     ${origin}) STRICT`,
  // a version as somebody signed it, by value; print: its SHA-256; base: the version that it was made from
  `CREATE TABLE plan_revision (id TEXT PRIMARY KEY, partner_id TEXT NOT NULL, plan_id TEXT NOT NULL, number INTEGER NOT NULL, base INTEGER, print TEXT NOT NULL,
     content TEXT NOT NULL, reason TEXT, author TEXT, made_on TEXT NOT NULL, ${origin}) STRICT`,
  `CREATE TABLE plan_signature (id TEXT PRIMARY KEY, partner_id TEXT NOT NULL, plan_id TEXT NOT NULL, revision INTEGER NOT NULL, print TEXT NOT NULL,
     side TEXT NOT NULL CHECK (side IN ('vendor', 'partner')), name TEXT NOT NULL, role TEXT NOT NULL, signed_at INTEGER NOT NULL, signed_on TEXT NOT NULL, recorded_by TEXT,
     ${origin}) STRICT`,
  ...['objective', 'initiative', 'milestone', 'investment', 'comment', 'revision', 'signature'].map(
    (name) => `CREATE INDEX plan_${name}_plan ON plan_${name} (plan_id)`,
  ),
  // the alerts, K67 and K68 read all milestones
  'CREATE INDEX plan_milestone_partner ON plan_milestone (partner_id, due_on)',
];
