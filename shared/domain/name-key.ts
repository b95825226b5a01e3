/**
 * The form of a name that matching uses: compatibility forms and accents folded, also the letters that Unicode does not decompose, lower case,
 * everything that is not a letter or digit taken out. "GTX Pro", "GTXPro" and "gtx-pro" have one key.
 */
export const nameKey = (name: string): string => {
  const folded = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}+/gu, '')
    .replace(/[łøđßæœþð]/g, (letter) => extra[letter] ?? letter);
  const key = folded.replace(/[^\p{L}\p{N}]+/gu, '');
  // a name of signs alone still needs a key of its own
  return key === '' ? folded.trim() : key;
};

const extra: Record<string, string> = { ł: 'l', ø: 'o', đ: 'd', ß: 'ss', æ: 'ae', œ: 'oe', þ: 'th', ð: 'd' };
