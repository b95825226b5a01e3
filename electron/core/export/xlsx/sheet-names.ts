const most = 31;

/** A name that Excel accepts: no []:*?/\, no apostrophe at an end, at most 31 characters. */
const cleaned = (name: string): string => {
  const plain = name
    .replace(/[\p{Cc}[\]:*?/\\]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, most)
    .replace(/^'+|'+$/g, '')
    .trim();
  return plain === '' || plain.toLowerCase() === 'history' ? `${plain}_`.slice(0, most) : plain;
};

/** Sheet names in the same order, valid and different from each other (Excel does not tell upper from lower case). */
export const uniqueSheetNames = (names: string[]): string[] => {
  const taken = new Set<string>();
  return names.map((name) => {
    const base = cleaned(name);
    let candidate = base;
    for (let number = 2; taken.has(candidate.toLowerCase()); number += 1) {
      const suffix = ` (${number})`;
      candidate = base.slice(0, most - suffix.length) + suffix;
    }
    taken.add(candidate.toLowerCase());
    return candidate;
  });
};
