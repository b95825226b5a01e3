/** Advance widths of Inter Regular, in thousandths of the font size, for the characters from space to tilde. */
const widths = [
  281, 288, 466, 633, 642, 982, 644, 300, 365, 365, 501, 662, 288, 460, 288, 360, 631, 407, 610, 618, 646, 593, 620, 566, 619, 620, 288,
  302, 662, 662, 662, 511, 966, 690, 654, 730, 722, 601, 590, 746, 743, 269, 571, 672, 565, 903, 753, 765, 639, 765, 644, 642, 646, 744,
  690, 985, 682, 679, 629, 365, 360, 365, 471, 456, 323, 562, 612, 571, 612, 583, 370, 613, 591, 242, 242, 549, 242, 876, 591, 600, 612,
  612, 376, 528, 327, 591, 562, 818, 546, 562, 552, 426, 333, 426, 662,
];
/** The same for characters beyond ASCII that documents often have. */
const others: Record<string, number> = {
  '\u00a0': 281,
  '\u202f': 281,
  '·': 288,
  '•': 563,
  '–': 500,
  '—': 1000,
  '…': 864,
  '‘': 261,
  '’': 261,
  '“': 440,
  '”': 440,
  '„': 421,
  '«': 583,
  '»': 583,
  '€': 667,
  '£': 611,
  '§': 568,
  '°': 456,
  ß: 616,
  ø: 600,
  ł: 242,
  đ: 612,
  ı: 242,
  '→': 954,
  '←': 954,
  '↑': 834,
  '↓': 834,
  '●': 914,
  '▲': 1011,
  '◆': 1051,
  '○': 914,
};
/** Columns of numbers are set in tabular figures, all of one width; running text is not. */
export type Figures = 'tabular' | 'proportional';
const tabularDigit = 648;
/** Scripts of full-width characters, and symbols. */
const wide = /[\u2000-\u2bff\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7ff\uf900-\ufaff\uff00-\uff60\u{1f000}-\u{3ffff}]/u;

const charWidth = (char: string, figures: Figures): number => {
  if (figures === 'tabular' && char >= '0' && char <= '9') return tabularDigit;
  const known = widths[(char.codePointAt(0) ?? 0) - 32];
  if (known !== undefined) return known;
  const other = others[char];
  if (other !== undefined) return other;
  // an accented letter is as wide as its base
  const base = char.normalize('NFD')[0] ?? char;
  if (base !== char) return charWidth(base, figures);
  return wide.test(char) ? 1000 : 700;
};

/** Width of one line of text in Inter, in the unit of `size`. Rounded up for bold. */
export const textWidth = (text: string, size: number, weight: 'regular' | 'bold' = 'regular', figures: Figures = 'tabular'): number => {
  let sum = 0;
  for (const char of text) sum += charWidth(char, figures);
  return (sum * size * (weight === 'bold' ? 1.05 : 1)) / 1000;
};

/** Cuts a word that is wider than a line into pieces that fit; a writer shows every one of them. */
const splitWord = (word: string, fits: (text: string) => boolean): string[] => {
  const pieces: string[] = [];
  let piece = '';
  for (const char of word) {
    if (piece && !fits(piece + char)) {
      pieces.push(piece);
      piece = '';
    }
    piece += char;
  }
  return [...pieces, piece];
};

/** The lines that a text takes in a box of this width, broken at spaces and at its own line ends; nothing is dropped. */
export const wrapText = (
  text: string,
  width: number,
  size: number,
  weight: 'regular' | 'bold' = 'regular',
  figures: Figures = 'proportional',
): string[] => {
  const fits = (part: string): boolean => textWidth(part, size, weight, figures) <= width;
  return text.split('\n').flatMap((paragraph) => {
    const lines: string[] = [];
    let line = '';
    for (const word of paragraph.split(' ').flatMap((part) => (fits(part) ? [part] : splitWord(part, fits)))) {
      const longer = line ? `${line} ${word}` : word;
      if (line && !fits(longer)) {
        lines.push(line);
        line = word;
      } else line = longer;
    }
    return [...lines, line];
  });
};
