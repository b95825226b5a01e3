import type { ComponentType } from 'react';
import type { Plan } from '#shared/api/plans.ts';
import type { PlanTracking } from '#shared/plan/tracking.ts';

/** What a section of the page gets: the plan as it is written. */
export type PlanPartProps = { plan: Plan };
/** A section that shows what was reached gets that too. */
export type TrackedPartProps = PlanPartProps & { tracking: PlanTracking };

/** How a section is drawn: from the plan alone, so that it stands whatever becomes of the figures, or with what was reached. */
export type PlanPart = { Part: ComponentType<PlanPartProps> } | { Tracked: ComponentType<TrackedPartProps> };
