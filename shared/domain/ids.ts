const hexOf = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/**
 * Makes UUIDv7 texts: 48 bits of time, then randomness, with a counter in the first random bits so that ids made in one millisecond keep their order.
 * `now`: milliseconds since 1970.
 */
export const createIdMaker = (now: () => number, randomBytes: (count: number) => Uint8Array): (() => string) => {
  let last = -1;
  let counter = 0;
  return () => {
    // a clock set back must not break the order inside one run
    const time = Math.max(now(), last);
    counter = time === last ? counter + 1 : 0;
    last = time;
    const random = hexOf(randomBytes(8));
    const hex = time.toString(16).padStart(12, '0');
    const sequence = counter & 0xfff;
    return `${hex.slice(0, 8)}-${hex.slice(8)}-7${sequence.toString(16).padStart(3, '0')}-${((Number.parseInt(random[0] ?? '0', 16) & 0x3) | 0x8).toString(16)}${random.slice(1, 4)}-${random.slice(4, 16)}`;
  };
};
