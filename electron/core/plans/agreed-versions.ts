import type { QueryCtx } from '#core/context.ts';
import { prepared } from '#core/db/statements.ts';
import type { IsoDate } from '#shared/domain/dates.ts';
import { PlanContent } from '#shared/plan/model.ts';
import { removedRow } from './removed-row.ts';

type Reader = Pick<QueryCtx, 'sqlite' | 'note'>;

/** A version that both sides signed, with what went on since: typed actuals and how the milestones stand. `until`: the day on which the next one took its place. */
export type AgreedVersion = {
  planId: string;
  partnerId: string;
  number: number;
  agreedOn: IsoDate;
  until: IsoDate | null;
  closedOn: IsoDate | null;
  content: PlanContent;
};

type VersionRow = Omit<AgreedVersion, 'until' | 'content'> & { print: string; revisionId: string };

// a version is what its fingerprint says and never changes, so it is read once
const contents = new Map<string, PlanContent | null>();
const mostContents = 2000;

const contentOf = (ctx: Reader, { print, revisionId }: VersionRow): PlanContent | null => {
  const known = contents.get(print);
  if (known !== undefined) return known;
  const { content } = prepared(ctx.sqlite, 'SELECT content FROM plan_revision WHERE id = ?').get(revisionId) as { content: string };
  let read: PlanContent | null = null;
  try {
    read = PlanContent.safeParse(JSON.parse(content)).data ?? null;
  } catch {
    // what is no JSON any more is no version; the page of the plan says so
  }
  if (contents.size >= mostContents) contents.clear();
  contents.set(print, read);
  return read;
};

const within = (column: string, ids: readonly string[] | null): string =>
  ids === null ? '' : ` AND ${column} IN (SELECT value FROM json_each(@ids))`;

const versionsSql = (ids: readonly string[] | null): string => `
  SELECT r.plan_id AS planId, r.partner_id AS partnerId, r.number, r.print, min(r.id) AS revisionId, p.closed_on AS closedOn, max(s.signed) AS agreedOn
  FROM plan p JOIN plan_revision r ON r.plan_id = p.id
    JOIN (SELECT plan_id, revision, print, side, min(signed_on) AS signed FROM plan_signature WHERE 1${within('partner_id', ids)}
      GROUP BY plan_id, revision, print, side) s ON s.plan_id = r.plan_id AND s.revision = r.number AND s.print = r.print
  WHERE 1${within('p.partner_id', ids)}
  GROUP BY r.plan_id, r.number, r.print HAVING count(DISTINCT s.side) = 2 ORDER BY r.plan_id, agreedOn, r.number`;
const milestonesSql = (ids: readonly string[] | null): string =>
  `SELECT id, state, done_on AS doneOn, evidence FROM plan_milestone WHERE 1${within('partner_id', ids)}`;
const objectivesSql = (ids: readonly string[] | null): string => `
  SELECT id, note, json_array(q1_actual, q2_actual, q3_actual, q4_actual) AS actuals FROM plan_objective WHERE 1${within('partner_id', ids)}`;

type Progress = Pick<PlanContent['milestones'][number], 'state' | 'doneOn' | 'evidence'>;
type Typed = Pick<PlanContent['objectives'][number], 'actuals' | 'note'>;

/** The same of items that a revision takes out: while it is only written they are still in force, with what went on until then. */
const removedMilestone = (ctx: Reader, id: string): Partial<Progress> => {
  const { state, done_on: doneOn, evidence } = removedRow(ctx, 'plan_milestone', id);
  return state === undefined ? {} : ({ state, doneOn, evidence } as Progress);
};
const removedObjective = (ctx: Reader, id: string): Partial<Typed> => {
  const { note, ...row } = removedRow(ctx, 'plan_objective', id);
  return note === undefined ? {} : ({ note, actuals: [row['q1_actual'], row['q2_actual'], row['q3_actual'], row['q4_actual']] } as Typed);
};

/** Every version that both sides signed, of all partners or those with these ids, in the order in which they came into force. */
export const readAgreedVersions = (ctx: Reader, partnerIds: readonly string[] | null): AgreedVersion[] => {
  ctx.note('plan', 'plan_revision', 'plan_signature', 'plan_milestone', 'plan_objective');
  const given = partnerIds === null ? {} : { ids: JSON.stringify(partnerIds) };
  const all = <R>(sql: string): R[] => prepared(ctx.sqlite, sql).all(given) as R[];
  const rows = all<VersionRow>(versionsSql(partnerIds));
  if (rows.length === 0) return [];
  const progress = new Map(all<Progress & { id: string }>(milestonesSql(partnerIds)).map(({ id, ...rest }) => [id, rest]));
  const typed = new Map(
    all<{ id: string; note: string; actuals: string }>(objectivesSql(partnerIds)).map(({ id, note, actuals }): [string, Typed] => [
      id,
      { note, actuals: JSON.parse(actuals) as Typed['actuals'] },
    ]),
  );
  return rows.flatMap((row, at) => {
    const content = contentOf(ctx, row);
    if (!content) return [];
    const next = rows[at + 1];
    const { planId, partnerId, number, agreedOn, closedOn } = row;
    return [
      {
        planId,
        partnerId,
        number,
        agreedOn,
        closedOn,
        until: next?.planId === planId ? next.agreedOn : null,
        content: {
          ...content,
          objectives: content.objectives.map((objective) => ({
            ...objective,
            ...(typed.get(objective.id) ?? removedObjective(ctx, objective.id)),
          })),
          milestones: content.milestones.map((milestone) => ({
            ...milestone,
            ...(progress.get(milestone.id) ?? removedMilestone(ctx, milestone.id)),
          })),
        },
      },
    ];
  });
};

/** Whether a version is the one in force on a day; a closed plan keeps its last one. */
export const isInForce = ({ agreedOn, until }: Pick<AgreedVersion, 'agreedOn' | 'until'>, day: IsoDate): boolean =>
  agreedOn <= day && (until === null || until > day);
