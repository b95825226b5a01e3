import type { IsoDate } from '#shared/domain/dates.ts';

/** What an export is named after: `2026-Q4_ACME-Corp_QBR_v3_2026-11-20.pptx`. `version` counts up; nothing is ever overwritten. */
export type ExportName = { period: string; subject: string; kind: string; version: number; date: IsoDate; extension: string };

const reserved = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])$/i;
/** Control characters, broken surrogates, and marks that are invisible or turn the reading order around. */
const hidden = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029\ufffe\uffff]/gu;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Cuts between whole characters as people see them, so that no accent and no emoji is torn. */
const shortened = (text: string, most: number): string => {
  let kept = '';
  let count = 0;
  for (const { segment } of graphemes.segment(text)) {
    count += 1;
    if (count > most || Buffer.byteLength(kept + segment) > most * 2) break;
    kept += segment;
  }
  return kept;
};

const trimmed = (text: string): string => text.replace(/^[-. ]+|[-. ]+$/g, '');

/**
 * One part of a file name, safe on Windows, macOS and Linux: letters of any script stay, blanks and forbidden characters become hyphens (underscores too: they
 * separate the parts), names of devices get a suffix, at most `most` characters
 * and twice as many bytes. Text with nothing left becomes "unnamed".
 */
export const fileNamePart = (text: string, most = 60): string => {
  const plain = text
    .normalize('NFC')
    .replace(/[<>:"/\\|?*_'`\s]+/g, '-')
    .replace(hidden, '')
    .replace(/-{2,}/g, '-');
  const part = trimmed(shortened(trimmed(plain), most));
  if (part === '') return 'unnamed';
  return reserved.test(part.split('.')[0] ?? '') ? `${part.replace(/^[^.]+/, '$&-file')}` : part;
};

const stem = ({ period, subject, kind }: Pick<ExportName, 'period' | 'subject' | 'kind'>): string =>
  [fileNamePart(period, 16), fileNamePart(subject), fileNamePart(kind, 24)].join('_');

export const exportFileName = (name: ExportName): string =>
  `${stem(name)}_v${name.version}_${name.date}.${fileNamePart(name.extension).toLowerCase()}`;

/** The version after the highest one among the files of a folder, of any date and extension, so that the files of one export share their number. */
export const nextVersion = (name: Pick<ExportName, 'period' | 'subject' | 'kind'>, existing: Iterable<string>): number => {
  const prefix = `${stem(name)}_v`.toLowerCase();
  let highest = 0;
  for (const file of existing) {
    const lower = file.normalize('NFC').toLowerCase();
    const version = lower.startsWith(prefix) ? /^(\d{1,9})_/.exec(lower.slice(prefix.length))?.[1] : undefined;
    if (version) highest = Math.max(highest, Number(version));
  }
  return highest + 1;
};
