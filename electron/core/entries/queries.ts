import { type Kysely, sql } from 'kysely';
import type { HandlersFor, QueryCtx } from '#core/context.ts';
import type { Db } from '#core/db/schema.ts';
import { readProgram } from '#core/settings/program.ts';
import type { IsoDate } from '#shared/domain/dates.ts';
import { AppError } from '#shared/domain/errors.ts';
import type { RecordKind } from '#shared/domain/records/record-kind.ts';
import { type RecordKey, recordFieldOf, recordKindOf, recordKinds } from '#shared/domain/records/record-kinds.ts';
import { isOpen, needsAttention, sinceField, standingOf } from '#shared/domain/records/standing.ts';
import { readDownstream } from './downstream.ts';
import { readEntitlements } from './entitlements.ts';
import { readHistory } from './history.ts';
import { type EntryRow, rawValues, toEntries } from './read.ts';
import { parentField } from './targets.ts';

const asOfDate = async (ctx: QueryCtx, asOf: IsoDate | undefined): Promise<IsoDate> => asOf ?? (await readProgram(ctx.db, ctx.today)).asOf;

/** The condition that a record was there on a day; everything that is planned or due later was. */
const wasThere = (kind: RecordKind, asOf: IsoDate) => {
  const since = sinceField(kind);
  if (since === null) return sql`1`;
  const column = sql.ref(recordFieldOf(kind, since).column);
  return sql`(${column} IS NULL OR ${column} <= ${asOf})`;
};

type Wanted = { kind: RecordKey; partnerId?: string | undefined; parentId?: string | undefined; limit: number; offset: number };

const readPage = async (db: Kysely<Db>, wanted: Wanted, asOf: IsoDate): Promise<{ rows: EntryRow[]; total: number }> => {
  const kind = recordKindOf(wanted.kind);
  const parent = parentField(kind);
  if (wanted.parentId !== undefined && parent === null)
    throw new AppError('CALL_INVALID', { field: 'parentId', detail: `a ${kind.key} belongs to no other record` });
  const conditions = [
    wasThere(kind, asOf),
    ...(wanted.partnerId === undefined ? [] : [sql`partner_id = ${wanted.partnerId}`]),
    ...(wanted.parentId === undefined || parent === null ? [] : [sql`${sql.ref(parent.column)} = ${wanted.parentId}`]),
  ];
  const where = sql.join(conditions, sql` AND `);
  const order = kind.date === null ? sql`id DESC` : sql`${sql.ref(recordFieldOf(kind, kind.date).column)} DESC, id DESC`;
  const table = sql.table(wanted.kind);
  const counted = await sql<{ n: number }>`SELECT count(*) AS n FROM ${table} WHERE ${where}`.execute(db);
  const page =
    await sql<EntryRow>`SELECT * FROM ${table} WHERE ${where} ORDER BY ${order} LIMIT ${wanted.limit} OFFSET ${wanted.offset}`.execute(db);
  return { rows: page.rows, total: counted.rows[0]?.n ?? 0 };
};

export const entryQueries: HandlersFor<'entries', 'query'> = {
  'entries.list': async (ctx, input) => {
    const asOf = await asOfDate(ctx, input.asOf);
    const { rows, total } = await readPage(ctx.db, input, asOf);
    return { rows: await toEntries(ctx.db, recordKindOf(input.kind), rows, asOf), total };
  },
  'entries.get': async (ctx, input) => {
    const asOf = await asOfDate(ctx, input.asOf);
    const { rows } = await sql<EntryRow>`SELECT * FROM ${sql.table(input.kind)} WHERE id = ${input.id}`.execute(ctx.db);
    const [entry] = await toEntries(ctx.db, recordKindOf(input.kind), rows, asOf);
    if (!entry) throw new AppError('RECORD_NOT_FOUND', { entity: input.kind });
    return entry;
  },
  'entries.entitlements': async (ctx, { partnerId, asOf }) => readEntitlements(ctx, partnerId, await asOfDate(ctx, asOf)),
  'entries.downstream': async (ctx, { asOf, ...input }) => readDownstream(ctx, input, await asOfDate(ctx, asOf)),
  'entries.history': (ctx, { entity, id, limit }) => readHistory(ctx.db, entity, id, limit),
  'entries.summary': async (ctx, input) => {
    const asOf = await asOfDate(ctx, input.asOf);
    const summary = [];
    for (const kind of recordKinds) {
      const { rows } = await sql<EntryRow>`
        SELECT * FROM ${sql.table(kind.key)} WHERE partner_id = ${input.partnerId} AND ${wasThere(kind, asOf)}`.execute(ctx.db);
      const found = rows.map((row) => standingOf(kind.key, rawValues(kind, row), asOf));
      if (found.length > 0)
        summary.push({
          kind: kind.key,
          count: found.length,
          open: found.filter(isOpen).length,
          attention: found.filter(needsAttention).length,
        });
    }
    return summary;
  },
};
