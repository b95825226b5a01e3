const reserved = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])$/i;
/** Control characters, broken surrogates, and marks that are invisible or turn the reading order around. */
const hidden = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029\ufffe\uffff]/gu;
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const bytesIn = (text: string): number => new TextEncoder().encode(text).length;
/** File systems take 255 bytes in a name, and something is added to it now and then. */
const mostCharacters = 120;
const mostBytes = 200;

/** Cuts between whole characters as people see them. */
const shortened = (text: string, characters: number, bytes: number): string => {
  let kept = '';
  let count = 0;
  for (const { segment } of graphemes.segment(text)) {
    count += 1;
    if (count > characters || bytesIn(kept + segment) > bytes) break;
    kept += segment;
  }
  return kept;
};

/** Windows drops dots and blanks at the end, so "a.exe." would open as a program. */
const trimmed = (text: string): string => text.replace(/^[\s.]+|[\s.]+$/gu, '');

/** The last ending of a name in small letters, without its dot; empty when it has none. */
export const endingOf = (name: string): string => /\.([^.\s]{1,12})$/.exec(name)?.[1]?.toLowerCase() ?? '';

/**
 * The label of a file from the name that it came with: no path, nothing invisible, nothing that turns the reading order, no name of a device, short enough for every file
 * system, its ending kept. Empty names become "file".
 */
export const cleanFileName = (given: string): string => {
  const last = given.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const plain = trimmed(
    last
      .replace(/[<>:"|?*]+/g, '-')
      .replace(/\s+/gu, ' ')
      .replace(hidden, '')
      .replace(/ {2,}/g, ' ')
      .normalize('NFC'),
  );
  const ending = endingOf(plain);
  const end = ending === '' ? '' : plain.slice(-ending.length - 1);
  const stem = trimmed(shortened(plain.slice(0, plain.length - end.length), mostCharacters - end.length, mostBytes - bytesIn(end)));
  const safe = reserved.test(stem.split('.')[0] ?? '') ? stem.replace(/^[^.]+/, '$&-file') : stem;
  return `${safe === '' ? 'file' : safe}${end}`;
};

const wordsOf = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Documents and media that programs show; what they carry cannot run by itself. */
const shown = wordsOf(
  'pdf docx xlsx pptx odt ods odp rtf txt csv tsv md log json ics vcf eml msg png jpg jpeg gif webp heic tif tiff bmp mp3 m4a wav mp4 mov webm',
);
/** What a system runs, or a browser runs with rights of its own. */
const runs = wordsOf(
  'exe com scr pif cpl msi msp msix appx appxbundle application gadget lnk url webloc desktop scf bat cmd ps1 psm1 psd1 vb vbs vbe js jse mjs cjs ws wsf wsh wsc hta html htm xhtml xht mhtml mht shtml svg svgz xml xsl xslt ' +
    'jar jnlp class py pyw pyc rb pl php sh bash zsh csh fish command tool run bin out elf appimage deb rpm app pkg mpkg dmg iso img vhd vhdx reg inf sys dll ocx drv chm hlp xll xlam wll ppam sct msc ade adp mde accde settingcontent-ms library-ms search-ms theme diagcab swf action workflow terminal inetloc fileloc',
);

/** Whether the app opens a file of this name. `open`: yes; `ask`: after a warning; `never`: it can only be saved. */
export type OpenRule = 'open' | 'ask' | 'never';
export const openRuleOf = (name: string): OpenRule => {
  const ending = endingOf(name);
  if (shown.has(ending)) return 'open';
  return runs.has(ending) ? 'never' : 'ask';
};

const mediaTypes: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  odt: 'application/vnd.oasis.opendocument.text',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  odp: 'application/vnd.oasis.opendocument.presentation',
  rtf: 'application/rtf',
  txt: 'text/plain',
  md: 'text/markdown',
  csv: 'text/csv',
  json: 'application/json',
  zip: 'application/zip',
  eml: 'message/rfc822',
  ics: 'text/calendar',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  mp3: 'audio/mpeg',
  mp4: 'video/mp4',
};

/** The media type by the ending of a name; what somebody else says of a file is never believed. */
export const mediaTypeOf = (name: string): string => {
  const ending = endingOf(name);
  return Object.hasOwn(mediaTypes, ending) ? (mediaTypes[ending] ?? '') : 'application/octet-stream';
};
