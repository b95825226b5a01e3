import type { IsoDate } from '#shared/domain/dates.ts';

/**
 * What an export is named after: `2026-Q4_ACME-Corp_QBR_v3_2026-11-20.pptx`. `version` counts up; nothing is ever overwritten. What has revisions of its own says which one
 * it is, and counts from the second file of a day on: `2026_ACME-Corp_Plan_r2_2026-11-20.pdf`, `2026_ACME-Corp_Plan_r2_2026-11-20_v2.pdf`.
 */
export type ExportName = {
  period: string;
  subject: string;
  kind: string;
  revision?: number;
  version: number;
  date: IsoDate;
  extension: string;
};

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

export const exportFileName = (name: ExportName): string => {
  const { revision, version, date } = name;
  const count = revision === undefined ? `_v${version}_${date}` : `_r${revision}_${date}${version === 1 ? '' : `_v${version}`}`;
  return `${stem(name)}${count}.${fileNamePart(name.extension).toLowerCase()}`;
};

/** The version after the highest one among the files of a folder, of any date and extension, so that the files of one export share their number. */
export const nextVersion = (
  name: Pick<ExportName, 'period' | 'subject' | 'kind' | 'revision' | 'date'>,
  existing: Iterable<string>,
): number => {
  const { revision, date } = name;
  const prefix = `${stem(name)}${revision === undefined ? '_v' : `_r${revision}_${date}`}`.toLowerCase();
  const counted = revision === undefined ? /^(\d{1,9})_/ : /^(?:_v(\d{1,9}))?\./;
  let highest = 0;
  for (const file of existing) {
    const lower = file.normalize('NFC').toLowerCase();
    const found = lower.startsWith(prefix) ? counted.exec(lower.slice(prefix.length)) : null;
    // the first file of a revision and day has no number
    if (found) highest = Math.max(highest, Number(found[1] ?? 1));
  }
  return highest + 1;
};
