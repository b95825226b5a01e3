import { z } from 'zod';
import { QbrAsk } from '#shared/qbr/model.ts';
import { AgendaItem, QbrGoal, WrittenRisk } from '#shared/qbr/outcome.ts';
import type { QbrRow } from './rows.ts';

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

/** A list as it is stored, JSON. What is none, or an item that is not as it should be, came from elsewhere and is left out: a review opens all the same. */
export const listOf = <T>(text: string, item: z.ZodType<T>): T[] => {
  const list = parsed(text);
  return Array.isArray(list)
    ? list.flatMap((one: unknown) => {
        const read = item.safeParse(one);
        return read.success ? [read.data] : [];
      })
    : [];
};

/** A list of texts as it is stored, JSON. */
export const textsOf = (text: string): string[] => listOf(text, z.string());

/** The lists of a review. `agenda` null: the usual one of the partner's type. */
export const listsOf = (row: Pick<QbrRow, 'attendees' | 'asks' | 'decisions' | 'goals' | 'risks' | 'agenda'>) => ({
  attendees: textsOf(row.attendees),
  asks: listOf(row.asks, QbrAsk),
  decisions: textsOf(row.decisions),
  goals: listOf(row.goals, QbrGoal),
  risks: listOf(row.risks, WrittenRisk),
  agenda: row.agenda === null ? null : listOf(row.agenda, AgendaItem),
});
