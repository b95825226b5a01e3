import type { Selectable } from 'kysely';
import type { QueryCtx } from '#core/context.ts';
import type { Db } from '#core/db/schema.ts';
import type { IsoDate } from '#shared/domain/dates.ts';
import { AppError } from '#shared/domain/errors.ts';
import { PlanContent } from '#shared/plan/model.ts';
import { printOf } from './fingerprint.ts';

export type RevisionRow = Selectable<Db['plan_revision']>;
export type SignatureRow = Selectable<Db['plan_signature']>;

/** The signatures under the versions of a plan, the oldest first. */
export const readSignatures = (ctx: Pick<QueryCtx, 'db'>, planId: string): Promise<SignatureRow[]> =>
  ctx.db.selectFrom('plan_signature').selectAll().where('plan_id', '=', planId).orderBy('signed_at').orderBy('id').execute();

/** The versions of a plan that were kept, the oldest first; one that two devices kept stands once. */
export const readRevisions = async (ctx: Pick<QueryCtx, 'db'>, planId: string): Promise<RevisionRow[]> => {
  const rows = await ctx.db
    .selectFrom('plan_revision')
    .selectAll()
    .where('plan_id', '=', planId)
    .orderBy('number')
    .orderBy('made_on')
    .orderBy('id')
    .execute();
  return rows.filter((row, index) => rows.findIndex(({ number, print }) => number === row.number && print === row.print) === index);
};

/** A text of a version: its number and its fingerprint. Another version may have the same text again, and is signed again. */
export type VersionText = { revision: number; print: string };

/** The day on which the second side signed this text; null: only one side did, or none. */
export const agreedDay = (signatures: readonly SignatureRow[], { revision, print }: VersionText): IsoDate | null => {
  const first = (side: SignatureRow['side']): IsoDate | undefined =>
    signatures
      .flatMap((one) => (one.revision === revision && one.print === print && one.side === side ? [one.signed_on] : []))
      .toSorted()[0];
  const [ours, theirs] = [first('vendor'), first('partner')];
  return ours === undefined || theirs === undefined ? null : ours > theirs ? ours : theirs;
};

/** What was kept of a version; null when it is no version that this app can read. */
export const contentOf = ({ content }: Pick<RevisionRow, 'content'>): PlanContent | null => {
  try {
    const parsed = PlanContent.safeParse(JSON.parse(content));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
};

/** Whether the content of a version still has its fingerprint; read as it was kept, without what this app would fill in. */
export const isIntact = ({ content, print }: Pick<RevisionRow, 'content' | 'print'>): boolean => {
  try {
    return printOf(JSON.parse(content) as PlanContent) === print;
  } catch {
    return false;
  }
};

/** The version with this number that both sides signed, else the newest of that number. Throws PLAN_NO_REVISION. */
export const revisionOf = (rows: readonly RevisionRow[], number: number, agreedPrint: string | null): RevisionRow => {
  const own = rows.filter((row) => row.number === number);
  const found = own.find(({ print }) => print === agreedPrint) ?? own.at(-1);
  if (!found) throw new AppError('PLAN_NO_REVISION', { number });
  return found;
};
