/** How a plan is called until somebody names it, and why a revision was made that nobody began. */
export const planNames = {
  name: 'Joint business plan {year}',
  merged: 'Changes of another device came in after both sides had signed',
} as const;
