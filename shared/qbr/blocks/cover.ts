import { dateText } from '#shared/documents/format.ts';
import type { Block } from '#shared/documents/model.ts';
import type { FactContext } from './block-context.ts';

/** Whom it is about, which days, who is at the table. */
export const coverBlocks = ({ built, say, language }: FactContext): Block[] => {
  const { partner, quarter } = built;
  const kind = [partner.type, partner.tier].filter(Boolean).join(', ');
  const days = say('coverDays', {
    quarter: quarter.label,
    from: dateText(quarter.from, language),
    to: dateText(quarter.to, language),
  });
  const lines = [
    kind,
    built.ownCalendar ? `${days}, ${say('coverOwnCalendar')}` : days,
    ...(built.scheduledOn === null ? [] : [say('coverMeeting', { date: dateText(built.scheduledOn, language) })]),
    ...(partner.owner === null ? [] : [say('coverOwner', { owner: partner.owner })]),
    ...(partner.sponsors.length === 0 ? [] : [say('coverSponsors', { names: partner.sponsors.join(', ') })]),
    ...(built.attendees.length === 0 ? [] : [say('coverAttendees', { names: built.attendees.join(', ') })]),
  ];
  return [{ kind: 'text', role: 'body', paragraphs: lines.filter(Boolean) }];
};
