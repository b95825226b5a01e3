import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate';
import type { Document } from '#shared/documents/model.ts';
import { seriesColours } from '#shared/charts/theme.ts';
import { escapeXml } from '../xml.ts';
import { chartSheet } from './chart-sheet.ts';
import { chartXml } from './chart-xml.ts';
import type { DeckContext } from './fragment.ts';
import { face } from './theme.ts';

const numberIn = (path: string): number => Number(/(\d+)\.(?:xml|xlsx)/.exec(path)?.[1] ?? 0);

/** Charts are counted over the life of the library, not of the deck: numbered from one again, everywhere that names them. */
const renumberCharts = (files: Record<string, string>): Record<string, string> => {
  const numbers = Object.keys(files)
    .filter((path) => /^ppt\/charts\/chart\d+\.xml$/.test(path))
    .map(numberIn)
    .sort((a, b) => a - b);
  const renamed = (text: string): string =>
    text.replace(/(chart|Microsoft_Excel_Worksheet)(\d+)\.(xml|xlsx)/g, (whole, stem: string, number: string, ext: string) => {
      const index = numbers.indexOf(Number(number));
      return index < 0 ? whole : `${stem}${index + 1}.${ext}`;
    });
  return Object.fromEntries(
    Object.entries(files).map(([path, text]) => [
      renamed(path),
      path.endsWith('.rels') || path === '[Content_Types].xml' ? renamed(text) : text,
    ]),
  );
};

/** The library declares a slide master for every slide; only parts that exist may have a type. */
const finishTypes = (xml: string, paths: Set<string>): string =>
  xml.replace(/<Override PartName="\/([^"]+)"[^>]*\/>/g, (whole, path: string) => (paths.has(path) ? whole : ''));

/** Shapes of one slide get ids of their own (tables repeat one otherwise), tables say that their first row is a header and what they show. */
const finishSlide = (xml: string): string => {
  let id = 1;
  return xml
    .replace(/<p:cNvPr id="\d+"/g, () => `<p:cNvPr id="${id++}"`)
    .replace(/(<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="\d+" name="([^"]*)")\/>/g, '$1 descr="$2"/>')
    .replaceAll('<a:tblPr/>', '<a:tblPr firstRow="1"/>')
    .replace(/\s+hasCustomPrompt="1"/g, '');
};

/** One paragraph a line in the speaker's notes. */
const finishNotes = (xml: string): string =>
  xml.replace(/<a:p><a:r>(<a:rPr [^>]*\/>)<a:t>([^<]*)<\/a:t><\/a:r>(<a:endParaRPr [^>]*\/>)<\/a:p>/, (_, look: string, text: string) =>
    text
      .split(/\r?\n/)
      .map((line) => (line ? `<a:p><a:r>${look}<a:t>${line}</a:t></a:r></a:p>` : '<a:p><a:endParaRPr lang="en-US"/></a:p>'))
      .join(''),
  );

/** Our colours and typeface in the theme, so that what is added in PowerPoint later looks the same. */
const finishTheme = (xml: string): string => {
  const accents = seriesColours.reduce(
    (text, colour, index) =>
      text.replace(
        new RegExp(`<a:accent${index + 1}>.*?</a:accent${index + 1}>`),
        `<a:accent${index + 1}><a:srgbClr val="${colour.slice(1).toUpperCase()}"/></a:accent${index + 1}>`,
      ),
    xml,
  );
  return accents
    .replace(/<a:latin typeface="[^"]*"[^>]*\/>/g, `<a:latin typeface="${face}" panose="020B0604020202020204"/>`)
    .replace('name="Office Theme"', 'name="Quarterdeck"');
};

/** The library writes the company unescaped and titles of its own; this says only what is known. */
const appProperties = (company: string, slides: number): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Quarterdeck</Application><Slides>${slides}</Slides><Notes>${slides}</Notes><Company>${escapeXml(company)}</Company></Properties>`;

/** PowerPoint's schema has the notes master before the slides. */
const finishPresentation = (xml: string): string => {
  const notes = /<p:notesMasterIdLst>.*?<\/p:notesMasterIdLst>/.exec(xml)?.[0] ?? '';
  return xml.replace(notes, '').replace('</p:sldMasterIdLst>', `</p:sldMasterIdLst>${notes}`);
};

const finishText = (path: string, xml: string, { language, properties }: Document): string => {
  const text = xml.replaceAll('lang="en-US"', `lang="${escapeXml(language)}"`);
  if (/^ppt\/slides\/slide\d+\.xml$/.test(path)) return finishSlide(text);
  if (path.startsWith('ppt/notesSlides/notesSlide')) return finishNotes(xml).replaceAll('lang="en-US"', `lang="${escapeXml(language)}"`);
  if (path === 'ppt/theme/theme1.xml') return finishTheme(xml);
  if (path === 'ppt/presentation.xml') return finishPresentation(text);
  if (path === 'docProps/core.xml')
    return xml.replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${properties.createdAt.slice(0, 19)}Z`);
  return path.startsWith('ppt/slideLayouts/') || path.startsWith('ppt/slideMasters/') ? text.replace(/\s+hasCustomPrompt="1"/g, '') : xml;
};

/**
 * Turns what the library wrote into the deck that we promise: our charts with their data sheets, unique shape ids, notes in paragraphs, our theme, and the
 * export's instant in place of the clock's, so that the same document gives the same bytes.
 */
export const finishDeck = async (bytes: Uint8Array, document: Document, { charts, language }: DeckContext): Promise<Uint8Array> => {
  const createdAt = new Date(document.properties.createdAt);
  const entries = unzipSync(bytes);
  const texts: Record<string, string> = {};
  for (const [path, content] of Object.entries(entries))
    if (!path.endsWith('/')) texts[path] = path.endsWith('.xlsx') ? '' : strFromU8(content);
  const files: Zippable = {};
  const renumbered = renumberCharts(texts);
  const paths = new Set(Object.keys(renumbered));
  const slides = [...paths].filter((path) => /^ppt\/slides\/slide\d+\.xml$/.test(path)).length;
  for (const [path, text] of Object.entries(renumbered)) {
    files[path] = strToU8(path === '[Content_Types].xml' ? finishTypes(text, paths) : finishText(path, text, document));
  }
  files['docProps/app.xml'] = strToU8(appProperties(document.properties.company, slides));
  for (const [index, frame] of charts.entries()) {
    files[`ppt/charts/chart${index + 1}.xml`] = strToU8(chartXml({ ...frame, language }));
    files[`ppt/embeddings/Microsoft_Excel_Worksheet${index + 1}.xlsx`] = [await chartSheet(frame.chart, createdAt), { level: 0 }];
  }
  // the zip format has no zone: it is given the wall-clock parts of the instant in UTC
  const mtime = new Date(
    createdAt.getUTCFullYear(),
    createdAt.getUTCMonth(),
    createdAt.getUTCDate(),
    createdAt.getUTCHours(),
    createdAt.getUTCMinutes(),
  );
  return zipSync(files, { level: 6, mtime });
};
