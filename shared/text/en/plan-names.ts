/** How a plan is called until somebody names it. */
export const planNames = { name: 'Joint business plan {year}' } as const;
