import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/** What is put into a cell: a number, a text, nothing, or XML of its own. */
export type Edit = string | number | null | { xml: string; attributes?: string };
type Parts = Record<string, Uint8Array>;

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const attributeOf = (tag: string, name: string): string => new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? '';

/** The part in which a sheet lies, by its name. */
const partOf = (parts: Parts, sheet: string): string => {
  const text = (name: string): string => strFromU8(parts[name] ?? new Uint8Array());
  const tag = [...text('xl/workbook.xml').matchAll(/<sheet [^>]*>/g)].map(([one]) => one).find((one) => attributeOf(one, 'name') === sheet);
  const relation = [...text('xl/_rels/workbook.xml.rels').matchAll(/<Relationship [^>]*>/g)]
    .map(([one]) => one)
    .find((one) => attributeOf(one, 'Id') === attributeOf(tag ?? '', 'r:id'));
  if (!relation) throw new Error(`no sheet ${sheet}`);
  return `xl/${attributeOf(relation, 'Target').replace(/^\/?xl\//, '')}`;
};

const cellXml = (ref: string, style: string, edit: Edit): string => {
  const kept = style === '' ? '' : ` s="${style}"`;
  if (edit === null) return `<c r="${ref}"${kept}/>`;
  if (typeof edit === 'number') return `<c r="${ref}"${kept}><v>${edit}</v></c>`;
  if (typeof edit === 'string') return `<c r="${ref}"${kept} t="inlineStr"><is><t xml:space="preserve">${escape(edit)}</t></is></c>`;
  return `<c r="${ref}"${kept} ${edit.attributes ?? ''}>${edit.xml}</c>`;
};

const column = (ref: string): number => [...ref.replace(/\d+$/, '')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);

const put = (xml: string, ref: string, edit: Edit): string => {
  const row = /\d+$/.exec(ref)?.[0] ?? '';
  const found = new RegExp(`<c r="${ref}"([^>]*?)(/>|>.*?</c>)`, 's').exec(xml);
  if (found) return xml.replace(found[0], () => cellXml(ref, attributeOf(found[1] ?? '', 's'), edit));
  const line = new RegExp(`(<row r="${row}"[^>]*?)(?:/>|>(.*?)</row>)`, 's').exec(xml);
  if (!line) return xml.replace('</sheetData>', () => `<row r="${row}">${cellXml(ref, '', edit)}</row></sheetData>`);
  const cells = [...(line[2] ?? '').matchAll(/<c r="([A-Z]+)\d+".*?(?:\/>|<\/c>)/gs)];
  const after = cells.find(([, letters]) => column(`${letters}1`) > column(ref));
  const inner = line[2] ?? '';
  const at = after ? after.index : inner.length;
  const filled = inner.slice(0, at) + cellXml(ref, '', edit) + inner.slice(at);
  return xml.replace(line[0], () => `${line[1] ?? ''}>${filled}</row>`);
};

/** A workbook with cells changed as a spreadsheet would: `{'Objectives!K2': 30000}`. */
export const editWorkbook = (bytes: Uint8Array, edits: Readonly<Record<string, Edit>>): Uint8Array =>
  changeSheets(bytes, (sheet, xml) =>
    Object.entries(edits).reduce((text, [cell, edit]) => {
      const [name = '', ref = ''] = cell.split('!');
      return name === sheet ? put(text, ref, edit) : text;
    }, xml),
  );

/** A workbook with the XML of its sheets changed. */
export const changeSheets = (bytes: Uint8Array, change: (sheet: string, xml: string) => string): Uint8Array => {
  const parts = unzipSync(bytes);
  const sheets = [...strFromU8(parts['xl/workbook.xml'] ?? new Uint8Array()).matchAll(/<sheet [^>]*>/g)].map(([tag]) =>
    attributeOf(tag, 'name'),
  );
  for (const sheet of sheets) {
    const part = partOf(parts, sheet);
    parts[part] = strToU8(change(sheet, strFromU8(parts[part] ?? new Uint8Array())));
  }
  return zipSync(parts);
};

/** A workbook with a part changed as text. */
export const changePart = (bytes: Uint8Array, name: string, change: (xml: string) => string): Uint8Array => {
  const parts = unzipSync(bytes);
  return zipSync({ ...parts, [name]: strToU8(change(strFromU8(parts[name] ?? new Uint8Array()))) });
};
