/**
 * Hybrid logical clock. A stamp is one text that sorts as it should: 12 hex digits of milliseconds, 4 of a counter, a dot, the id of the device.
 * Stamps only pick the winner of two edits of one field; order and permissions are the server's counter alone.
 */
export type Hlc = string;

const maxCounter = 0xffff;
const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0');

/** The parts of a stamp. `ms`: milliseconds since 1970. */
export const hlcParts = (stamp: Hlc): { ms: number; counter: number; device: string } => ({
  ms: Number.parseInt(stamp.slice(0, 12), 16),
  counter: Number.parseInt(stamp.slice(12, 16), 16),
  device: stamp.slice(17),
});

/** A stamp of its parts. */
export const hlcText = (ms: number, counter: number, device: string): Hlc =>
  `${hex(Math.max(0, Math.floor(ms)), 12)}${hex(counter, 4)}.${device}`;

/** The next stamp of a device: after `last`, and not before `now` (milliseconds, corrected by what is known of the server's clock). */
export const tick = (last: Hlc | null, now: number, device: string): Hlc => {
  if (last === null) return hlcText(now, 0, device);
  const { ms, counter } = hlcParts(last);
  if (now > ms) return hlcText(now, 0, device);
  return counter < maxCounter ? hlcText(ms, counter + 1, device) : hlcText(ms + 1, 0, device);
};

/** The later of two stamps, so that a device that was behind in time goes on after what it has seen. A server that nobody has written to says the empty one, which is none. */
export const laterHlc = (one: Hlc | null, other: Hlc | null): Hlc | null => {
  const later = one === null || (other !== null && other > one) ? other : one;
  return later === '' ? null : later;
};

/** The furthest that a device may be ahead of the database's clock, in milliseconds. */
export const maxAheadMs = 60_000;

/**
 * A stamp whose time lies too far ahead is brought back to `now`, in the order in which the device made them: `previous` is the last one that was accepted of
 * this device. The edit itself is never refused for a wrong clock.
 */
export const clampHlc = (stamp: Hlc, now: number, previous: Hlc | null): Hlc => {
  const { ms, device } = hlcParts(stamp);
  if (ms <= now + maxAheadMs) return stamp;
  return tick(previous !== null && hlcParts(previous).ms >= now ? previous : null, now, device);
};

/** True for a text that is a stamp. */
export const isHlc = (text: string): boolean => /^[0-9a-f]{16}\.[\w-]{1,64}$/.test(text);
