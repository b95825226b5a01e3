import type { TimelineEntry, TimelineKind } from '#shared/api/timeline.ts';
import { type ActivityKey, activityKinds, isActivityKey } from '#shared/domain/activity-kinds.ts';
import { isRecordKey } from '#shared/domain/records/record-kinds.ts';
import { timelineTexts } from '#shared/text/en/timeline.ts';
import type { Route } from '#renderer/state/router.ts';

export type Nature = TimelineEntry['nature'];
/** What a timeline can be asked for: everything, all of one nature, or one kind. */
export type TimelineFilter = 'all' | `nature ${Nature}` | `kind ${TimelineKind}`;

export const natures: readonly Nature[] = ['commercial', 'engagement', 'touch', 'outcome', 'other'];
const allKinds = Object.keys(timelineTexts.kind) as TimelineKind[];
const natureOf = (kind: TimelineKind): Nature => (isActivityKey(kind) ? activityKinds[kind satisfies ActivityKey] : 'other');
export const kindsOfNature = (nature: Nature): TimelineKind[] => allKinds.filter((kind) => natureOf(kind) === nature);

/** The kinds that a filter lets through; undefined: all. */
export const kindsOf = (filter: TimelineFilter): TimelineKind[] | undefined => {
  const [by, name] = filter.split(' ');
  if (by === 'nature') return kindsOfNature(name as Nature);
  return by === 'kind' ? [name as TimelineKind] : undefined;
};

/** Where the record of an entry is opened; null for what has no form of its own. */
export const entryRoute = (partnerId: string, { entity, recordId }: Pick<TimelineEntry, 'entity' | 'recordId'>): Route | null => {
  if (entity === 'qbr') return { place: 'qbr', id: recordId };
  if (entity === 'plan') return { place: 'plan', id: recordId };
  if (entity === 'plan_milestone') return { place: 'partner', id: partnerId, tab: 'plans' };
  if (entity === 'deal') return { place: 'partner', id: partnerId, tab: 'deals', record: recordId };
  if (entity === 'commitment') return { place: 'partner', id: partnerId, tab: 'commitments', record: recordId };
  return isRecordKey(entity) ? { place: 'partner', id: partnerId, tab: entity, record: recordId } : null;
};
