import { addDays, type IsoDate } from '#shared/domain/dates.ts';

export type MonthPoint = { month: string; from: IsoDate; to: IsoDate };

/** The months up to the one of a day, oldest first, each with its first and last day; the last ends on the day itself. */
export const monthsUpTo = (day: IsoDate, count: number): MonthPoint[] => {
  const months: MonthPoint[] = [];
  let to = day;
  for (let index = 0; index < count; index += 1) {
    const month = to.slice(0, 7);
    months.unshift({ month, from: `${month}-01`, to });
    to = addDays(`${month}-01`, -1);
  }
  return months;
};

/** The months from the one of a day on: "2017-12", "2018-01". */
export const monthsFrom = (day: IsoDate, count: number): string[] => {
  const months = [day.slice(0, 7)];
  while (months.length < count) months.push(addDays(`${months.at(-1)}-28`, 4).slice(0, 7));
  return months;
};
