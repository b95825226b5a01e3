/** A gap smaller than this between the two clocks is their grain, in milliseconds. */
const grain = 2000;

/**
 * Milliseconds since some moment, that never go back and go on while the machine sleeps. `ticks` is fine and stands still in sleep on some systems; `uptime` counts sleep
 * and may be coarse; both in milliseconds, and turning the calendar clock changes neither.
 */
export const createRunningTime = (ticks: () => number, uptime: () => number): (() => number) => {
  const from = { ticks: ticks(), uptime: uptime() };
  let slept = 0;
  return () => {
    const awake = ticks() - from.ticks;
    const gap = uptime() - from.uptime - awake;
    if (gap > slept + grain) slept = gap;
    return awake + slept;
  };
};
