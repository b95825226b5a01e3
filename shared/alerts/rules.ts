import type { AlertRule } from './rule.ts';
import { a01 } from './rules/a01-onboarding-stall.ts';
import { a02 } from './rules/a02-activation-window.ts';
import { a03 } from './rules/a03-no-commercial-activity.ts';
import { a04 } from './rules/a04-no-training.ts';
import { a05 } from './rules/a05-registration-decline.ts';
import { a06 } from './rules/a06-pipeline-stalled.ts';
import { a07 } from './rules/a07-mdf-below-plan.ts';
import { a08 } from './rules/a08-certification-stalled.ts';
import { a09 } from './rules/a09-certificate-expiry.ts';
import { a10 } from './rules/a10-adoption-drop.ts';
import { a11 } from './rules/a11-portal-decline.ts';
import { a12 } from './rules/a12-qbr.ts';
import { a13 } from './rules/a13-promise-overdue.ts';
import { a14 } from './rules/a14-target-off-track.ts';
import { a15 } from './rules/a15-compliance.ts';
import { a16 } from './rules/a16-churn-risk.ts';
import { a17 } from './rules/a17-attrition.ts';
import { a18 } from './rules/a18-dark-rate.ts';
import { a19 } from './rules/a19-concentration.ts';
import { a20 } from './rules/a20-misallocation.ts';
import { a21 } from './rules/a21-answer-late.ts';
import { a22 } from './rules/a22-conflict.ts';
import { a23 } from './rules/a23-renewal-without-plan.ts';
import { a24 } from './rules/a24-sell-through.ts';
import { a25 } from './rules/a25-leads.ts';
import { a26 } from './rules/a26-coverage-gap.ts';
import { a27 } from './rules/a27-direct-overlap.ts';
import { a28 } from './rules/a28-touch-overdue.ts';
import { a29 } from './rules/a29-forecast-error.ts';
import { a30 } from './rules/a30-scaling.ts';
import { a31 } from './rules/a31-handover.ts';
import { a32 } from './rules/a32-tier-within-reach.ts';
import type { AlertRuleId } from './rule-ids.ts';

/** Every rule, by its id. A rule is added here and in `rule-ids.ts`, and has its words in the catalog. */
export const alertRules: readonly AlertRule[] = [
  a01,
  a02,
  a03,
  a04,
  a05,
  a06,
  a07,
  a08,
  a09,
  a10,
  a11,
  a12,
  a13,
  a14,
  a15,
  a16,
  a17,
  a18,
  a19,
  a20,
  a21,
  a22,
  a23,
  a24,
  a25,
  a26,
  a27,
  a28,
  a29,
  a30,
  a31,
  a32,
];

const byId = new Map(alertRules.map((rule) => [rule.id, rule]));

/** The rule of an id. */
export const ruleOf = (id: AlertRuleId): AlertRule => {
  const rule = byId.get(id);
  if (!rule) throw new RangeError(`no such rule: ${id}`);
  return rule;
};
