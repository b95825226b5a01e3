/** The words of the timeline of a partner. The names of the kinds stand in `timeline.ts` beside the other catalogs. */
export const partnerTimelineTexts = {
  filter: 'What is shown',
  everything: 'Everything',
  nature: { commercial: 'Commercial', engagement: 'Engagement', touch: 'Contact', outcome: 'Outcome', other: 'Other' },
  allOf: {
    commercial: 'All that is commercial',
    engagement: 'All engagement',
    touch: 'All contact',
    outcome: 'All outcomes',
    other: 'All else',
  },
  times_one: '{{shown}} time',
  times_other: '{{shown}} times',
  older: 'Show older',
  nothing: { title: 'Nothing happened yet', text: 'What is dated in the records of this partner stands here.' },
  filtered: { title: 'Nothing of this kind happened', text: 'Everything else is still here.' },
  showAll: 'Show everything',
} as const;
