import type { PlanStage } from '#shared/plan/stage.ts';

/** The stages of a plan as the field writes them (domain W07). */
export const stageWords: Readonly<Record<PlanStage, string>> = {
  draft: 'DRAFT',
  in_review: 'IN_REVIEW',
  shared: 'SHARED_WITH_PARTNER',
  agreed: 'AGREED',
  active: 'ACTIVE',
  amended: 'AMENDED',
  closed: 'CLOSED',
};
