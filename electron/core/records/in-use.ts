import { type Kysely, sql } from 'kysely';
import type { Db } from '#core/db/schema.ts';
import { usersOf } from '#core/entries/targets.ts';
import { isRecordKey } from '#shared/domain/records/record-kinds.ts';
import { recordTexts } from '#shared/text/en/records.ts';

const own: Readonly<Record<string, readonly [one: string, many: string]>> = {
  partner: ['partner', 'partners'],
  contact: ['contact', 'contacts'],
  deal: ['deal', 'deals'],
  commitment: ['commitment', 'commitments'],
  qbr: ['QBR', 'QBRs'],
  attachment: ['file', 'files'],
  note: ['note', 'notes'],
  plan: ['business plan', 'business plans'],
  plan_objective: ['objective of a plan', 'objectives of a plan'],
  plan_initiative: ['initiative of a plan', 'initiatives of a plan'],
  plan_milestone: ['milestone of a plan', 'milestones of a plan'],
  plan_investment: ['investment of a plan', 'investments of a plan'],
  plan_comment: ['comment on a plan', 'comments on a plan'],
  plan_revision: ['version of a plan', 'versions of a plan'],
  plan_signature: ['signature under a plan', 'signatures under a plan'],
  person: ['person', 'people'],
  product: ['product', 'products'],
  partner_type: ['type of partner', 'types of partner'],
  deal_stage: ['deal stage', 'deal stages'],
  onboarding_template: ['onboarding template', 'onboarding templates'],
  certificate_definition: ['certificate of the program', 'certificates of the program'],
  compliance_requirement: ['compliance requirement', 'compliance requirements'],
  product_alias: ['other name of a product', 'other names of a product'],
};

/** "MDF claims" inside a sentence stays, "Campaigns" becomes "campaigns". */
const inSentence = (text: string): string => (/^[A-Z][a-z]/.test(text) ? `${text.charAt(0).toLowerCase()}${text.slice(1)}` : text);

/** What people call one row of a table, or several, inside a sentence. */
export const nounOf = (table: string, count = 1): string => {
  const [one, many] = isRecordKey(table) ? [recordTexts[table].one, recordTexts[table].many] : (own[table] ?? [table, table]);
  return inSentence(count === 1 ? one : many);
};

/** What names this record, in words and with counts ("2 MDF requests, 1 campaign"); null when nothing does. A record may not go from under what names it. */
export const usedBy = async (db: Kysely<Db>, table: string, id: string): Promise<string | null> => {
  const counts = new Map<string, number>();
  for (const { table: user, column } of usersOf(table)) {
    const { rows } = await sql<{ n: number }>`SELECT count(*) AS n FROM ${sql.table(user)} WHERE ${sql.ref(column)} = ${id}`.execute(db);
    const n = rows[0]?.n ?? 0;
    if (n > 0) counts.set(user, (counts.get(user) ?? 0) + n);
  }
  return counts.size === 0 ? null : [...counts].map(([user, count]) => `${count} ${nounOf(user, count)}`).join(', ');
};
