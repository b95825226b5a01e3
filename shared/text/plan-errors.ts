/** Failures of joint business plans. */
export const planErrorTexts = {
  PLAN_YEAR_TAKEN: {
    message: '{partner} already has a plan for {year}. Nothing was added.',
    hint: 'Open that plan, or close it before you begin another one for the year.',
  },
  PLAN_PARTNER_GONE: {
    message: '{partner} is terminated, so no plan can be begun, revised, shared or signed. What was written stays.',
    hint: 'Enroll the partner again first, or close its plan.',
  },
  PLAN_LOCKED: {
    message: 'Both sides signed this version, so it is locked. Nothing was changed.',
    hint: 'Revise the plan to write its next version; actuals, progress and comments can be changed at any time.',
  },
  PLAN_CLOSED: { message: 'The plan is closed. Nothing was changed.', hint: 'Reopen it first.' },
  PLAN_NOT_CLOSED: { message: 'The plan is not closed, so there is nothing to reopen.', hint: 'Go on with it as it is.' },
  PLAN_UNCHANGED: {
    message: 'Nothing in this revision differs from the version in force. Nothing was signed.',
    hint: 'Change what should change, or drop the revision.',
  },
  PLAN_CELL_INVALID: { message: '{item}, {field}: {detail}. Nothing was changed.', hint: 'Correct this cell, then try again.' },
  PLAN_RATE_MISSING: {
    message: 'There is no plan rate from {from} to {to}. Nothing was changed.',
    hint: 'Add the rate to the plan, or to the plan rates in Settings, Currencies, then try again.',
  },
  PLAN_ITEM_NAMED: { message: '"{title}" is named by {users}. Nothing was removed.', hint: 'Take those links away first.' },
  PLAN_DEPENDS_LOOP: {
    message: '"{title}" would have to wait for itself. Nothing was changed.',
    hint: 'Take one of the milestones out of the chain.',
  },
  PLAN_EMPTY: {
    message: 'A plan without an objective that has a target cannot be shared or signed.',
    hint: 'Add an objective with a target for at least one quarter.',
  },
  PLAN_SPONSORS_MISSING: {
    message: 'A strategic plan needs a sponsor on each side before it is signed.',
    hint: 'Name both sponsors on the page, or make it a standard plan.',
  },
  PLAN_PRINT_CHANGED: {
    message: 'The plan was changed after it was shown for signing. Nothing was signed.',
    hint: 'Look at it again, then sign the version that stands now.',
  },
  PLAN_NOT_AGREED: { message: 'This plan was not agreed yet, so it needs no revision.', hint: 'Change it as it is.' },
  PLAN_REVISION_OPEN: {
    message: 'Revision {revision} of this plan is being written already; {agreed} is in force. Nothing was changed.',
    hint: 'Go on with revision {revision}, or drop it first.',
  },
  PLAN_REVISION_OLD: {
    message: 'Revision {base} is not the one in force: that is {agreed}. Nothing was changed.',
    hint: 'Start from revision {agreed}, or compare the two first.',
  },
  PLAN_NO_REVISION: { message: 'This plan has no revision {number}.', hint: 'Choose one of its versions.' },
  PLAN_NONE: { message: '{partner} has no plan for {year}.', hint: 'Begin one, or choose another year.' },
  PLAN_WORKBOOK_OTHER: {
    message: 'This workbook belongs to another plan: {found}. Nothing was changed.',
    hint: 'Open that plan to read it in, or choose the workbook of this one.',
  },
  PLAN_WORKBOOK_OLD: {
    message: 'This workbook was written from revision {found}; the plan now has revision {revision}. Nothing was changed.',
    hint: 'Export the plan again and carry your changes over.',
  },
  PLAN_WORKBOOK_SHAPE: {
    message: 'The workbook is not as it was written: {detail}. Nothing was changed.',
    hint: 'Export the plan again and change values only, not sheets or columns.',
  },
} as const satisfies Record<string, { message: string; hint: string }>;
