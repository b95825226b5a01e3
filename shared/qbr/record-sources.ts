/** The record tables that sections of partner types list, and how many rows of each stand on a slide; the workbook has all that were gathered. */
export const recordSources = {
  sellThrough: 8,
  downstream: 8,
  renewals: 10,
  jointOpportunities: 8,
  jointMilestones: 7,
  listings: 10,
  leads: 10,
} as const;
export type RecordSource = keyof typeof recordSources;
export const isRecordSource = (source: string): source is RecordSource => Object.hasOwn(recordSources, source);
