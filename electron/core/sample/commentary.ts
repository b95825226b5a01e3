import type { UsualSectionKey } from '#shared/qbr/sections.ts';

/** What the CAM wrote into the complete review of the sample's first partner. It names no figure: those are live and stand beside it. */
export const fullReview: Record<UsualSectionKey, string> = {
  title: '',
  commitments:
    'We kept most of what we promised. The reference story is late on our side: the customer has asked for a second round of changes.',
  summary:
    'A good quarter. The hospital projects that we began together last year are now closing, and the team around Bram Tidewell brings new ones.\n\nWhat we should talk about is breadth: nearly all of the growth comes from two sellers. If one of them leaves, the next year looks different.',
  scorecard:
    'Registrations and wins rise together, which says that the pipeline is real. The average deal is stable, so growth comes from more customers.',
  pipeline:
    'The first three deals deserve a joint visit before the end of the month. Everything older than a season needs a decision: help it, or close it.',
  plan: 'Agreed for this year: thirty new customers in healthcare, and a second region from autumn on. Both are well under way; the second region starts a month late.',
  enablement:
    'Two sellers passed the product course in spring. Two more are registered for the next one; a technical lead is named and trained.',
  marketing:
    'The joint webinar in May brought the first three hospital contacts. For autumn a visit day at a customer is planned; the budget request is being written.',
  risks: 'The largest risk is not in the figures: it is that two people carry the growth.',
  next: 'Three things: the visit day in October, two more sellers through the course, and a joint account plan for the five largest hospitals.',
};

export const fullReviewAsks = [
  { side: 'vendor' as const, text: 'Name two more sellers whom we may train before the end of the quarter.' },
  { side: 'vendor' as const, text: 'Open the doors at the five largest hospitals: one introduction each.' },
  { side: 'partner' as const, text: 'A technical contact with a fixed answering time during the hospital projects.' },
];

/** What was agreed at the review before, which is closed and frozen. */
export const lastOutcome =
  'Healthcare stays the focus. We deliver the reference story and demo licences; Harbourlight names a technical lead and sends two sellers to the course.';

/** The review of the partner that is behind its plan. */
export const behindPlanReview: Partial<Record<UsualSectionKey, string>> = {
  summary:
    'We are behind plan and should say so. Four large projects slipped into next year because the agreed project team was never complete. The demand is there; the hands are not.',
  plan: 'Plan for the year: twelve projects won. Where we stand is on the scorecard. Without the project team the gap will not close by itself.',
  risks: 'The project team has been promised twice. This time it needs a name and a date.',
};
