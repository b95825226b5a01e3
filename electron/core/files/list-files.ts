import type { QueryCtx } from '#core/context.ts';
import type { Db } from '#core/db/schema.ts';
import type { OutputOf, ParsedInputOf } from '#shared/api/contract.ts';
import type { Attachment } from '#shared/api/files.ts';
import { openRuleOf } from '#shared/domain/file-names.ts';

const stateOf: Readonly<Record<Db['blob']['state'], Attachment['state']>> = {
  here: 'here',
  wanted: 'coming',
  uploading: 'sending',
  uploaded: 'stored',
};

/** The files of a partner, or of one of its records, newest first. */
export const listFiles = async (ctx: QueryCtx, input: ParsedInputOf<'files.list'>): Promise<OutputOf<'files.list'>> => {
  const { partnerId, entity, recordId } = input;
  const all = ctx.db
    .selectFrom('attachment as a')
    .leftJoin('blob as b', 'b.sha256', 'a.sha256')
    .selectAll('a')
    .select(['b.state', 'b.received', 'b.sent', 'b.problem'])
    .where('a.partner_id', '=', partnerId)
    .orderBy('a.created_at', 'desc')
    .orderBy('a.id', 'desc');
  const ofRecord = recordId === undefined ? all : all.where('a.record_id', '=', recordId).where('a.entity', '=', entity ?? '');
  const kept = await ctx.db.selectFrom('files_kept').select('partner_id').where('partner_id', '=', partnerId).executeTakeFirst();
  const files = (await ofRecord.execute()).map((row) => {
    const state = row.state === null ? ('absent' as const) : stateOf[row.state];
    return {
      ...{ id: row.id, partnerId: row.partner_id, entity: row.entity, recordId: row.record_id, name: row.name, mediaType: row.media_type },
      ...{ bytes: row.bytes, sha256: row.sha256, note: row.note, addedAt: row.created_at, state },
      done: state === 'coming' ? (row.received ?? 0) : state === 'sending' ? (row.sent ?? 0) : 0,
      problem: row.problem,
      opens: openRuleOf(row.name),
    };
  });
  return { files, kept: kept !== undefined };
};
