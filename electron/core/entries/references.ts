import { sql } from 'kysely';
import type { CommandCtx } from '#core/context.ts';
import { AppError } from '#shared/domain/errors.ts';
import type { RecordKind } from '#shared/domain/records/record-kind.ts';
import type { RecordKey } from '#shared/domain/records/record-kinds.ts';
import { recordTexts } from '#shared/text/en/records.ts';
import { targetOf } from './targets.ts';

/** Targets whose rows belong to one partner. A partner, a person, a product and the program's lists belong to none. */
const hasPartner = (table: string, fieldKind: string): boolean => fieldKind === 'record' || table === 'contact' || table === 'deal';

/**
 * What the given columns name must be there, and belong to the same partner.
 * Throws REFERENCE_GONE or REFERENCE_ELSEWHERE with the field.
 */
export const requireReferences = async (
  ctx: CommandCtx,
  kind: RecordKind<RecordKey>,
  columns: Readonly<Record<string, unknown>>,
  partnerId: string,
): Promise<void> => {
  const labels: Record<string, string> = recordTexts[kind.key].fields;
  for (const field of kind.fields) {
    const id = columns[field.column];
    const target = targetOf(field);
    if (target === null || typeof id !== 'string') continue;
    const params = { field: labels[field.key] ?? field.key, key: field.key };
    const owner = hasPartner(target.table, field.kind);
    const { rows } = await sql<{ partner: string | null }>`
      SELECT ${owner ? sql.ref('partner_id') : sql`NULL`} AS partner FROM ${sql.table(target.table)}
      WHERE ${sql.ref(target.idColumn)} = ${id}`.execute(ctx.db);
    const found = rows[0];
    if (!found) throw new AppError('REFERENCE_GONE', params);
    // the other registration of a conflict is another partner's by its nature
    if (owner && found.partner !== partnerId && field.key !== 'otherDeal') throw new AppError('REFERENCE_ELSEWHERE', params);
  }
};
