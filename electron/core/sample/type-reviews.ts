import type { QbrAsk } from '#shared/qbr/model.ts';
import type { AddedSectionKey, UsualSectionKey } from '#shared/qbr/sections.ts';

type TypeReview = { partner: string; words: Partial<Record<UsualSectionKey | AddedSectionKey, string>>; asks: QbrAsk[] };

/** The complete reviews of a distributor, a managed service provider and an alliance: what each type adds has words too. They name no figure: those are live. */
export const typeReviews: readonly TypeReview[] = [
  {
    partner: 'Pebblecrest Wholesale',
    words: {
      summary:
        'What is sold on grows with the same few resellers. The next step is breadth: three resellers who buy today and sell nothing.',
      sellThrough:
        'The reports come, and mostly in time. What they do not say is who the end customer is; without it we cannot tell a renewal from a new project.',
      risks: 'One reseller too many stands still. If nothing moves this quarter, we should speak with them together.',
      next: 'A morning with the three quiet resellers, and the end customer’s segment in each report.',
    },
    asks: [
      { side: 'vendor', text: 'The segment of the end customer in each line of the report.' },
      { side: 'partner', text: 'Stock rotation for the older versions before the new ones ship.' },
    ],
  },
  {
    partner: 'Quietstream Managed Services',
    words: {
      summary:
        'A calm quarter, which is what a service should be. Seats grow where the contracts are young; the old ones need a reason to stay.',
      services:
        'Two contracts come up before the end of next quarter. Each has a named owner on both sides; one of them has been asked for a price by a competitor.',
      enablement:
        'The licence for service delivery runs out soon. The renewal course is booked for the technical lead, not yet for the second one.',
      next: 'Both renewals signed, the second technician through the course.',
    },
    asks: [
      { side: 'vendor', text: 'A plan for each contract that comes up, two months before its date.' },
      { side: 'partner', text: 'A fixed price for three years, to set against the competitor’s offer.' },
    ],
  },
  {
    partner: 'Starboard Cloud Alliance',
    words: {
      summary:
        'The joint solution finds customers faster than it finds engineers. Both sides promised people; one side has delivered them.',
      alliance:
        'The pipeline is made of few, large customers. We go through them by name, and through each promise that is late on either side, ours first.',
      plan: 'One solution, two industries, one reference in each. The reference in the second industry is the milestone that decides the year.',
      next: 'A date for the sponsors’ dinner, and the names of the two engineers.',
    },
    asks: [
      { side: 'vendor', text: 'An executive for the second industry, by name.' },
      { side: 'partner', text: 'Two engineers for the joint laboratory, as promised in spring.' },
    ],
  },
];
