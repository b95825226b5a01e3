import type { LedgerEntry } from '#shared/api/commitments.ts';
import type { Plan } from '#shared/api/plans.ts';
import type { PlanTracking } from '../tracking.ts';
import type { PlanSay } from './words.ts';

/** Whom a paper is for. The partner's has nothing that is ours alone. */
export type PaperAudience = 'internal' | 'partner';

/** What is put on paper: the version with its content, what was reached of it, what was promised in it. `company`: ours; empty where it has no name yet. */
export type PlanPaper = { plan: Plan; tracking: PlanTracking; commitments: LedgerEntry[]; company: string };

/** How it is put on paper. `createdAt`: the instant of the export, ISO 8601 in UTC. */
export type PaperOptions = { language: string; pageSize: 'A4' | 'Letter'; createdAt: string; audience: PaperAudience };

/** What every section is written from. */
export type PaperContext = { paper: PlanPaper; say: PlanSay; language: string; audience: PaperAudience };
