/** How a status of tracking is said and drawn: its meaning on the page, and its shape in texts. */
export const statusKeys = {
  on_track: { meaning: 'onTrack', shape: 'on-track' },
  at_risk: { meaning: 'atRisk', shape: 'at-risk' },
  off_track: { meaning: 'offTrack', shape: 'off-track' },
  unknown: { meaning: 'unknown', shape: 'unknown' },
} as const;
