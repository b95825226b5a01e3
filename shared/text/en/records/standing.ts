/** What the state and the dates of a record mean on the as-of date. */
export const recordStandingTexts = {
  open: 'Open',
  valid: 'Valid',
  due: 'Due soon',
  expiring: 'Expiring',
  expired: 'Expired',
  overdue: 'Overdue',
  stalled: 'Stalled',
  missing: 'Missing',
  breached: 'Target missed',
  done: 'Done',
  ended: 'Ended',
} as const;
