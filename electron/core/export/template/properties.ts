import { escapeXml } from '../xml.ts';
import type { Making } from './making.ts';
import { relationsBytes, relationsOf, relationsPath } from './relations.ts';
import { textBytes } from './xml-part.ts';

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const coreType = 'application/vnd.openxmlformats-package.core-properties+xml';
const coreRelation = 'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties';
const appType = 'application/vnd.openxmlformats-officedocument.extended-properties+xml';
const appRelation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties';

/** Writes what the deck is and when it was made, in place of what the template says of itself: its authors, its editing time, a picture of its first slide. */
export const writeProperties = ({ parts, types, data: { properties } }: Making, slides: number): void => {
  const instant = `${properties.createdAt.slice(0, 19)}Z`;
  const said = { title: properties.title, subject: properties.subject, creator: properties.author };
  const words = Object.entries(said).map(([name, text]) => `<dc:${name}>${escapeXml(text)}</dc:${name}>`);
  const times = ['created', 'modified'].map((name) => `<dcterms:${name} xsi:type="dcterms:W3CDTF">${instant}</dcterms:${name}>`);
  const core = `${head}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">${words.join('')}${times.join('')}</cp:coreProperties>`;
  const app = `${head}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Quarterdeck</Application><Slides>${slides}</Slides><Company>${escapeXml(properties.company)}</Company></Properties>`;
  const kept = relationsOf(parts, '').filter(({ kind }) => !/^(?:core-properties|extended-properties|thumbnail)$/.test(kind));
  const own = [
    { path: 'docProps/core.xml', text: core, content: coreType, type: coreRelation },
    { path: 'docProps/app.xml', text: app, content: appType, type: appRelation },
  ];
  for (const { path, text, content } of own) {
    parts.set(path, textBytes(text));
    types.byPath.set(path, content);
  }
  const relations = own.map(({ path, type }, index) => ({ id: `rIdOwn${index + 1}`, type, kind: '', target: path, external: false }));
  parts.set(relationsPath(''), relationsBytes('', [...kept, ...relations]));
};
