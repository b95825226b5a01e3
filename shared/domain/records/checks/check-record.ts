import type { TypeProfile } from '../../type-profile.ts';
import { type RecordKey, recordKindOf } from '../record-kinds.ts';
import { checkAmounts } from './amounts.ts';
import { checkDates } from './dates.ts';
import { makesLoop } from './hierarchy.ts';
import { checkMdf } from './mdf.ts';
import { type CheckedRow, fieldLabel, problem, type RecordProblem } from './problem.ts';
import { type Related, relatedNeeds } from './related.ts';

/** A conflict is between the deals of two partners, influence is on a deal that the partner does not sell (M29), and an adopted listing may end in the deal of another one. */
const dealsOfAnyone: ReadonlySet<string> = new Set(['conflict_case.otherDeal', 'influence.deal', 'listing_adoption.deal']);

/** True for a field of a kind that may name a record of another partner. */
export const mayBeElsewhere = (kind: RecordKey, field: string): boolean => dealsOfAnyone.has(`${kind}.${field}`);

const checkReferences = (kind: RecordKey, row: CheckedRow, { rows }: Related): RecordProblem | null => {
  for (const { name, field, from } of relatedNeeds(kind)) {
    if (field !== 'id' || typeof row[from] !== 'string') continue;
    const [found] = rows[name] ?? [];
    if (!found) return problem(kind, 'REFERENCE_GONE', from);
    if (found.partnerId !== row.partnerId && !mayBeElsewhere(kind, from)) return problem(kind, 'REFERENCE_ELSEWHERE', from);
  }
  return null;
};

const openOnboarding: ReadonlySet<unknown> = new Set(['not_started', 'running', 'stalled', 'escalated']);

/** A partner goes through one onboarding at a time: the windows of two that are not over do not overlap. */
const checkOnboarding = (kind: RecordKey, row: CheckedRow, { rows }: Related): RecordProblem | null => {
  if (kind !== 'onboarding' || !openOnboarding.has(row['state'])) return null;
  const day = (one: CheckedRow, key: string): string => String(one[key]);
  const other = (rows['siblings'] ?? []).find(
    (one) =>
      one.id !== row.id &&
      openOnboarding.has(one['state']) &&
      day(one, 'startedOn') <= day(row, 'windowEndsOn') &&
      day(row, 'startedOn') <= day(one, 'windowEndsOn'),
  );
  return other ? problem(kind, 'ONBOARDING_RUNNING', 'startedOn', { start: day(other, 'startedOn') }) : null;
};

const checkMilestones = (kind: RecordKey, row: CheckedRow, { rows }: Related): RecordProblem | null => {
  const early = (milestone: CheckedRow, startedOn: unknown): string | undefined =>
    ['dueOn', 'doneOn'].find((key) => {
      const day = milestone[key];
      return typeof day === 'string' && typeof startedOn === 'string' && day < startedOn;
    });
  if (kind === 'onboarding') {
    const hurt = (rows['milestones'] ?? []).find((milestone) => early(milestone, row['startedOn']) !== undefined);
    return hurt ? problem(kind, 'ONBOARDING_AFTER_MILESTONE', 'startedOn', { milestone: String(hurt['name'] ?? '') }) : null;
  }
  if (kind !== 'onboarding_milestone') return null;
  const [onboarding] = rows['onboarding'] ?? [];
  const key = onboarding ? early(row, onboarding['startedOn']) : undefined;
  return key === undefined || !onboarding ? null : problem(kind, 'MILESTONE_TOO_EARLY', key, { start: String(onboarding['startedOn']) });
};

const checkHierarchy = (kind: RecordKey, row: CheckedRow, { parentsOf }: Related): RecordProblem | null => {
  if (kind !== 'hierarchy_link' || typeof row['child'] !== 'string') return null;
  return makesLoop(row['child'], row.partnerId, parentsOf ?? (() => [])) ? problem(kind, 'PARENT_LOOP', 'child') : null;
};

/**
 * Why this record cannot be as it is given, or null. `row` is the whole record as it would stand; `related` has the rows that `relatedNeeds` names and, for
 * hierarchy links, `parentsOf`. Nothing is mended: the caller refuses the record or keeps it in "needs attention".
 */
export const checkRecord = (kind: RecordKey, row: CheckedRow, related: Related): RecordProblem | null =>
  checkAmounts(kind, row) ??
  checkDates(kind, row) ??
  checkReferences(kind, row, related) ??
  checkOnboarding(kind, row, related) ??
  checkMilestones(kind, row, related) ??
  checkMdf(kind, row, related) ??
  checkHierarchy(kind, row, related);

/**
 * A kind of record that the type of its partner does not have: for an import a question to a person, by hand allowed, because the profile of a type says
 * what is usual and partners change their type. null when it is usual.
 */
export const checkPlace = (kind: RecordKey, profile: TypeProfile): RecordProblem | null => {
  const { place, date, fields } = recordKindOf(kind);
  if (profile.places.includes(place)) return null;
  const key = date ?? fields[0]?.key ?? 'id';
  return { code: 'PLACE_NOT_OF_TYPE', field: key, params: { field: fieldLabel(kind, key), key, kind } };
};
