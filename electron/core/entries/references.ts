import { sql } from 'kysely';
import type { CommandCtx } from '#core/context.ts';
import { AppError } from '#shared/domain/errors.ts';
import { fieldLabel } from '#shared/domain/records/checks/problem.ts';
import type { RecordKind } from '#shared/domain/records/record-kind.ts';
import type { RecordKey } from '#shared/domain/records/record-kinds.ts';
import { targetOf } from './targets.ts';

/** What the given columns name must be there: people, partners, products, entries of the program. (Records of the partner itself are seen to by `checkRecord`.) Throws REFERENCE_GONE. */
export const requireReferences = async (
  ctx: CommandCtx,
  kind: RecordKind<RecordKey>,
  columns: Readonly<Record<string, unknown>>,
): Promise<void> => {
  for (const field of kind.fields) {
    const id = columns[field.column];
    const target = targetOf(field);
    if (target === null || typeof id !== 'string') continue;
    const { rows } = await sql`SELECT 1 FROM ${sql.table(target.table)} WHERE ${sql.ref(target.idColumn)} = ${id}`.execute(ctx.db);
    if (rows.length === 0) throw new AppError('REFERENCE_GONE', { field: fieldLabel(kind.key, field.key), key: field.key });
  }
};
