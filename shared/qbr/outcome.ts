import { z } from 'zod';
import { IsoDate } from '#shared/domain/dates.ts';

const words = z.string().trim().min(1).max(2000);

/** What both sides want to reach until the next review. */
export const QbrGoal = z.object({
  text: words,
  /** How both sides will see that it is reached. */
  measure: z.string().trim().max(2000).nullable().default(null),
  dueOn: IsoDate.nullable().default(null),
});
export type QbrGoal = z.infer<typeof QbrGoal>;

/** A risk in a person's words, beside those that the records show. */
export const WrittenRisk = z.object({ text: words });
export type WrittenRisk = z.infer<typeof WrittenRisk>;

/** A part of the meeting with its minutes, and the sections that are shown in it. `looksBack`: it talks about the quarter that is over. */
export const AgendaItem = z.object({
  key: z.string().trim().min(1).max(60),
  title: z.string().trim().min(1, 'a part of the agenda has a title').max(200),
  minutes: z.int().min(1).max(480),
  looksBack: z.boolean().default(false),
  sections: z.array(z.string().max(60)).max(40).default([]),
});
export type AgendaItem = z.infer<typeof AgendaItem>;
/** The usual 65 minutes: not more than half of them look back. */
export const usualAgenda: readonly AgendaItem[] = [
  { key: 'performance', title: 'Performance', minutes: 15, looksBack: true, sections: ['title', 'commitments', 'summary', 'scorecard'] },
  {
    key: 'pipeline',
    title: 'Pipeline',
    minutes: 15,
    looksBack: false,
    sections: ['pipeline', 'sellThrough', 'services', 'practice', 'marketplace', 'referrals', 'alliance'],
  },
  { key: 'issues', title: 'Issues', minutes: 10, looksBack: true, sections: ['risks'] },
  { key: 'initiatives', title: 'Initiatives', minutes: 15, looksBack: false, sections: ['plan', 'enablement', 'marketing'] },
  { key: 'commitments', title: 'Commitments', minutes: 10, looksBack: false, sections: ['next'] },
];
