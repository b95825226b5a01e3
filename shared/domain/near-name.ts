/** A name as written, but for case and blanks. Two names with one `writtenKey` are the same text; with one `nameKey` they may be the same name. */
export const writtenKey = (name: string): string => name.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();

/** True when one letter was added, dropped, changed, or swapped with its neighbour. */
export const isOneTypo = (a: string, b: string): boolean => {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let endA = a.length;
  let endB = b.length;
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA--;
    endB--;
  }
  const left = a.slice(start, endA);
  const right = b.slice(start, endB);
  if (left.length <= 1 && right.length <= 1) return true;
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
};

const digitsOf = (text: string): string => text.replace(/\D+/g, '');

/**
 * True when two keys of names (`nameKey`) are one typing error apart, in a name of eight letters or more and with the same digits: GTK 500 is never GTK 600.
 */
export const isNearKey = (key: string, other: string): boolean =>
  key.length >= 8 && isOneTypo(key, other) && digitsOf(key) === digitsOf(other);
