import { AppError } from '#shared/domain/errors.ts';
import type { IsoDate } from '#shared/domain/dates.ts';
import { findFeed } from '#shared/plan/feeds.ts';
import { type PlanContent, type PlanItemKind, PlanItemKind as ItemKinds, planLists } from '#shared/plan/model.ts';
import { syncFieldWord } from '#shared/sync/words.ts';
import { columnOf, itemTables, type PlanItem } from './columns.ts';

/** A refusal that names the item and the field. */
export const cellInvalid = (kind: PlanItemKind, item: Pick<PlanItem, 'id' | 'title'>, field: string, detail: string): AppError =>
  new AppError('PLAN_CELL_INVALID', {
    item: item.title,
    field: syncFieldWord(itemTables[kind], columnOf(field)),
    detail,
    id: item.id,
    key: field,
  });

/** The fields that follow from others: money has a currency and nothing else has, what is done has its day. */
export const settled = <T extends PlanItem>(item: T, { currency, asOf }: { currency: string; asOf: IsoDate }): T => {
  if ('state' in item) return { ...item, doneOn: item.state === 'done' ? (item.doneOn ?? asOf) : null };
  if ('unit' in item) return { ...item, currency: item.unit === 'money' ? (item.currency ?? currency) : null };
  return item;
};

const checkDays = (kind: PlanItemKind, item: PlanItem, today: IsoDate): void => {
  if ('startsOn' in item && item.startsOn !== null && item.dueOn !== null && item.dueOn < item.startsOn)
    throw cellInvalid(kind, item, 'dueOn', 'it lies before the day on which it begins');
  if ('doneOn' in item && item.doneOn !== null && item.doneOn > today) throw cellInvalid(kind, item, 'doneOn', 'the day is not here yet');
};

/** A metric counts in a unit of its own, so it feeds an objective of that unit only. */
const checkFeed = (kind: PlanItemKind, item: PlanItem): void => {
  if (!('feed' in item) || item.feed === null) return;
  const feed = findFeed(item.feed);
  if (!feed) throw cellInvalid(kind, item, 'feed', 'no metric with this id can feed an objective');
  if (feed.unit !== item.unit) throw cellInvalid(kind, item, 'feed', 'this metric counts in another unit');
};

const requireThere = (kind: PlanItemKind, item: PlanItem, field: string, ids: readonly string[], there: ReadonlySet<string>): void => {
  if (ids.some((id) => !there.has(id))) throw cellInvalid(kind, item, field, 'what it names is not in this plan');
};

/** Throws PLAN_DEPENDS_LOOP when a milestone would have to wait for itself. */
const checkLoops = (milestones: PlanContent['milestones']): void => {
  const byId = new Map(milestones.map((one) => [one.id, one]));
  const done = new Set<string>();
  const above = new Set<string>();
  const walk = (id: string): void => {
    const milestone = byId.get(id);
    if (!milestone || done.has(id)) return;
    if (above.has(id)) throw new AppError('PLAN_DEPENDS_LOOP', { title: milestone.title });
    above.add(id);
    for (const before of milestone.dependsOn) walk(before);
    above.delete(id);
    done.add(id);
  };
  for (const { id } of milestones) walk(id);
};

/** Holds the items with these ids against the rest of their version. Throws PLAN_CELL_INVALID, PLAN_DEPENDS_LOOP. */
export const checkItems = (content: PlanContent, changed: ReadonlySet<string>, today: IsoDate): void => {
  const objectives = new Set(content.objectives.map(({ id }) => id));
  const initiatives = new Set(content.initiatives.map(({ id }) => id));
  const milestones = new Set(content.milestones.map(({ id }) => id));
  for (const kind of ItemKinds.options)
    for (const item of content[planLists[kind]]) {
      if (!changed.has(item.id)) continue;
      checkDays(kind, item, today);
      checkFeed(kind, item);
      if ('objectiveId' in item) requireThere(kind, item, 'objectiveId', item.objectiveId === null ? [] : [item.objectiveId], objectives);
      if ('dependsOn' in item) {
        requireThere(kind, item, 'initiativeId', item.initiativeId === null ? [] : [item.initiativeId], initiatives);
        requireThere(kind, item, 'dependsOn', item.dependsOn, milestones);
      }
    }
  checkLoops(content.milestones);
};
