import { readFileSync } from 'node:fs';
import { JSDOM } from 'jsdom';
import { render } from '#core/export/render.ts';
import type { Audience, TemplateData } from '#shared/template/data.ts';
import type { TemplateReport } from '#shared/template/report.ts';
import { templateData } from './template-data.ts';
import { paragraphsOf, unzipParts } from './unzip-parts.ts';

type Parts = ReturnType<typeof unzipParts>;
const { DOMParser } = new JSDOM().window;
export const readXml = (xml: string): Document => new DOMParser().parseFromString(xml, 'text/xml');

/** The bytes of a template that LibreOffice made. */
export const fixture = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(new URL(`../fixtures/templates/${name}.pptx`, import.meta.url)));

export const fillBytes = async (
  template: Uint8Array,
  data: TemplateData = templateData(),
  audience: Audience = 'internal',
): Promise<Parts> => unzipParts(await render({ kind: 'template', template, data, audience }));
export const fillFixture = (name: string, data?: TemplateData, audience?: Audience): Promise<Parts> =>
  fillBytes(fixture(name), data, audience);

export const inspectBytes = async (
  template: Uint8Array,
  data: TemplateData = templateData(),
  audience: Audience = 'internal',
): Promise<TemplateReport> =>
  JSON.parse(new TextDecoder().decode(await render({ kind: 'template-report', template, data, audience }))) as TemplateReport;
export const inspectFixture = (name: string, data?: TemplateData, audience?: Audience): Promise<TemplateReport> =>
  inspectBytes(fixture(name), data, audience);

type Related = { id: string; type: string; path: string };
/** What a part is related to, with full paths. */
export const relationsIn = (parts: Parts, path: string): Related[] => {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const name = `${folder}_rels/${path.slice(folder.length)}.rels`;
  if (!parts.paths.includes(name)) return [];
  return [...readXml(parts.xml(name)).querySelectorAll('Relationship')].map((one) => ({
    id: one.getAttribute('Id') ?? '',
    type: one.getAttribute('Type')?.split('/').at(-1) ?? '',
    path: new URL(one.getAttribute('Target') ?? '', `file:///${folder}`).pathname.slice(1),
  }));
};

/** The slides by path, in the order of the list of slides. */
export const slidePaths = (parts: Parts): string[] => {
  const relations = relationsIn(parts, 'ppt/presentation.xml');
  return [...parts.xml('ppt/presentation.xml').matchAll(/<p:sldId [^>]*r:id="([^"]+)"/g)].map(
    ([, id]) => relations.find((one) => one.id === id)?.path ?? '',
  );
};
/** The texts of a part, without empty ones. */
export const textOf = (parts: Parts, path: string): string[] => paragraphsOf(parts.xml(path)).filter((text) => text !== '');
export const titleOf = (parts: Parts, path: string): string => textOf(parts, path)[0] ?? '';
/** The cells of each table of a slide, row by row. */
export const tablesOf = (parts: Parts, path: string): string[][][] =>
  [...readXml(parts.xml(path)).getElementsByTagName('a:tbl')].map((table) =>
    [...table.getElementsByTagName('a:tr')].map((row) => [...row.getElementsByTagName('a:tc')].map((cell) => cell.textContent ?? '')),
  );
