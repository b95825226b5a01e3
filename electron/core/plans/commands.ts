import type { HandlersFor } from '#core/context.ts';
import { createPlan } from './create.ts';
import { closePlan, removePlan, reopenPlan } from './end.ts';
import { addItems, orderItems, removeItems } from './items.ts';
import { markMilestone } from './milestone.ts';
import { movePlan } from './move.ts';
import { dropRevision, revisePlan } from './revise.ts';
import { setCells } from './set-cells.ts';
import { signPlan, unsignPlan } from './sign.ts';
import { commentPlan, keepPlan, removeComment, updateTerms } from './texts.ts';

export const planCommands: Omit<HandlersFor<'plans', 'command'>, 'plans.applyWorkbook'> = {
  'plans.create': createPlan,
  'plans.update': updateTerms,
  'plans.keep': keepPlan,
  'plans.setCells': setCells,
  'plans.addItems': addItems,
  'plans.removeItems': removeItems,
  'plans.order': orderItems,
  'plans.milestone': markMilestone,
  'plans.comment': commentPlan,
  'plans.removeComment': removeComment,
  'plans.move': movePlan,
  'plans.sign': signPlan,
  'plans.unsign': unsignPlan,
  'plans.revise': revisePlan,
  'plans.dropRevision': dropRevision,
  'plans.close': closePlan,
  'plans.reopen': reopenPlan,
  'plans.remove': removePlan,
};
