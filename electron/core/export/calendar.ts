import { ICalCalendarMethod, ICalCalendar, ICalEventTransparency } from 'ical-generator';
import { addDays, type IsoDate } from '#shared/domain/dates.ts';

/** A day in a calendar. `uid` stays the same when the day changes, and `sequence` grows, so that a calendar moves its entry instead of adding one. */
export type DayEvent = { uid: string; sequence: number; on: IsoDate; title: string; description: string /** Milliseconds. */; at: number };

/** An all-day event as an iCalendar file, published and not an invitation: it names no attendee and no organizer. */
export const writeDayEvent = ({ uid, sequence, on, title, description, at }: DayEvent): Uint8Array => {
  const calendar = new ICalCalendar({
    prodId: { company: 'Quarterdeck', product: 'Quarterdeck', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
  });
  calendar.createEvent({
    id: uid,
    sequence,
    allDay: true,
    // days as text: the library would read a Date in the time zone of this machine
    start: on,
    end: addDays(on, 1),
    stamp: new Date(at),
    summary: title,
    description: { plain: description },
    transparency: ICalEventTransparency.OPAQUE,
  });
  return new TextEncoder().encode(calendar.toString());
};
