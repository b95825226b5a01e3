import { PlanVersions } from './agreement/plan-versions.tsx';
import { AccountsPart } from './target-accounts.tsx';
import { CommentsPart } from './comments-part.tsx';
import { MoneyPart } from './plan-money.tsx';
import { ObjectivesPart } from './objectives/objectives-part.tsx';
import { CompetitorsPart, MarketsPart } from './plan-names.tsx';
import type { PlanPart } from './plan-part.ts';
import { PeoplePart } from './plan-people.tsx';
import { BaselinePart, NotePart, StrategyPart, SwotPart, VisionPart } from './plan-texts.tsx';
import { StandingPart } from './standing-part.tsx';
import { PlanCommitments } from './steps/plan-commitments.tsx';
import { PlanInvestments } from './steps/plan-investments.tsx';
import { PlanSteps } from './steps/plan-steps.tsx';

/** The sections of the page in the order in which they are read. The heading of each is `plans.section`. */
export const planSections = [
  { key: 'standing', Tracked: StandingPart },
  { key: 'objectives', Part: ObjectivesPart },
  { key: 'steps', Tracked: PlanSteps },
  { key: 'investments', Part: PlanInvestments },
  { key: 'commitments', Part: PlanCommitments },
  { key: 'vision', Part: VisionPart },
  { key: 'strategy', Part: StrategyPart },
  { key: 'baseline', Part: BaselinePart },
  { key: 'swot', Part: SwotPart },
  { key: 'competitors', Part: CompetitorsPart },
  { key: 'accounts', Part: AccountsPart },
  { key: 'markets', Part: MarketsPart },
  { key: 'people', Part: PeoplePart },
  { key: 'money', Part: MoneyPart },
  { key: 'versions', Part: PlanVersions },
  { key: 'comments', Part: CommentsPart },
  { key: 'note', Part: NotePart },
] as const satisfies ReadonlyArray<{ key: string } & PlanPart>;
export type PlanSectionKey = (typeof planSections)[number]['key'];
