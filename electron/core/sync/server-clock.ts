/** The server's time as this device knows it, in milliseconds. Between two answers it goes on by elapsed time, so that turning the device's clock changes nothing. `took`: from question to answer. */
export type ServerClock = { physical(): number; hear(serverNow: number, took: number): void; offset(): number };

/** `now`: the device's calendar clock; `elapsed`: milliseconds since some moment, never going back; `offset`: as it was known last. */
export const createServerClock = ({ now, elapsed, offset }: { now(): number; elapsed(): number; offset: number }): ServerClock => {
  let heard: { server: number; at: number } | null = null;
  const physical = (): number => (heard ? heard.server + (elapsed() - heard.at) : now() + offset);
  return {
    physical,
    // it told the time about halfway
    hear: (server, took) => {
      heard = { server: server + took / 2, at: elapsed() };
    },
    offset: () => Math.round(physical() - now()),
  };
};
