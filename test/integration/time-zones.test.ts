import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';

const zones = ['UTC', 'Pacific/Kiritimati', 'Etc/GMT+12', 'America/New_York', 'Europe/Berlin', 'Asia/Kathmandu'];
const script = `
  import { addDays, addMonths, daysBetween, windowMonths } from '#shared/domain/dates.ts';
  import { calendarYear, quarterOf, shiftQuarter } from '#shared/domain/fiscal.ts';
  const days = Array.from({ length: 800 }, (_, index) => addDays('2016-02-20', index));
  console.log(JSON.stringify(days.map((day) => [day, addMonths(day, 1), windowMonths(day, 12).after, daysBetween('2016-02-20', day), quarterOf(calendarYear, day).label, shiftQuarter(calendarYear, quarterOf(calendarYear, day), -1).to])));
`;

test('dates, windows and quarters are the same in every time zone, over clock changes and leap days', () => {
  const answers = zones.map((zone) =>
    execFileSync(process.execPath, ['--input-type=module', '-e', script], { env: { ...process.env, TZ: zone } }).toString(),
  );
  expect(new Set(answers).size).toBe(1);
  expect(answers[0]).toContain('"2016-02-29","2016-03-29","2015-02-28",9,"2016-Q1","2015-12-31"');
});
