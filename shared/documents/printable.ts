/** Control characters but tab and line ends, halves of surrogate pairs, and the two code points that XML has no way to write. */
const forbidden = /[^\P{Cc}\t\n\r]|\p{Cs}|[\ufffe\uffff]/gu;

/** Takes out what no document format can hold: control characters and broken surrogates. Tabs and line ends stay. */
export const printable = (text: string): string => text.replace(forbidden, '');
