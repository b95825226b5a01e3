import { AppError } from '#shared/domain/errors.ts';
import { type ContentTypes, contentTypeOf, readContentTypes } from './content-types.ts';
import { openPackage, type Parts } from './open-package.ts';
import { type Relation, relationsOf } from './relations.ts';
import { childrenOf, childOf, type Element, parseXml, relationId, rootOf, type XmlDocument } from './xml-part.ts';

/** A part of XML with its relations. */
export type XmlPart = { path: string; document: XmlDocument; relations: Relation[] };
/** A slide of the template. `number` counts from one; `entry` is its line in the list of slides. */
export type TemplateSlide = XmlPart & { number: number; entry: Element; hidden: boolean; notes: XmlPart | null };
/** A template that was read and found safe. Nothing changes it: what is written is made from copies. */
export type Template = { parts: Parts; types: ContentTypes; presentation: XmlPart; slides: TemplateSlide[] };

const mainTypes = /^application\/vnd\.openxmlformats-officedocument\.presentationml\.(?:presentation|template|slideshow)\.main\+xml$/;
const damaged = (detail: string): AppError => new AppError('TEMPLATE_DAMAGED', { detail });

const xmlPart = (parts: Parts, path: string): XmlPart => {
  const bytes = parts.get(path);
  if (!bytes) throw damaged(`the part ${path} is missing`);
  return { path, document: parseXml(path, bytes), relations: relationsOf(parts, path) };
};

const mainPart = (parts: Parts, types: ContentTypes): string => {
  const main = relationsOf(parts, '').find(({ kind }) => kind === 'officeDocument')?.target ?? '';
  const type = contentTypeOf(types, main);
  // whatever a part is called: what it is says its type, and what leads to it
  const told = [...types.byPath.values(), ...[...parts.keys()].map((path) => contentTypeOf(types, path))];
  if (told.some((one) => /vbaProject|macroEnabled/i.test(one))) throw new AppError('TEMPLATE_MACROS');
  if (mainTypes.test(type)) return main;
  const detail = /wordprocessingml/.test(type)
    ? 'it is a text document'
    : /spreadsheetml/.test(type)
      ? 'it is a workbook'
      : 'it is no presentation that can be read here';
  throw new AppError('TEMPLATE_NOT_PPTX', { detail });
};

/** Links that a reader clicks are content; everything else outside would be fetched when the deck is opened. Macros are known by what leads to them, too. */
const refuseRelations = (parts: Parts): void => {
  for (const path of parts.keys()) {
    const [, folder, name] = /^(.*?)_rels\/([^/]*)\.rels$/.exec(path) ?? [];
    if (folder === undefined || name === undefined) continue;
    const relations = relationsOf(parts, folder + name);
    if (relations.some(({ kind }) => /^vbaProject/i.test(kind))) throw new AppError('TEMPLATE_MACROS');
    const linked = relations.find(({ external, kind }) => external && kind !== 'hyperlink');
    if (linked) throw new AppError('TEMPLATE_LINKED', { target: linked.target.slice(0, 200) });
  }
};

/** Reads a template. Throws as `openPackage` does, and TEMPLATE_LINKED, TEMPLATE_NO_SLIDES. */
export const openTemplate = async (bytes: Uint8Array): Promise<Template> => {
  const parts = await openPackage(bytes);
  const types = readContentTypes(parts);
  const presentation = xmlPart(parts, mainPart(parts, types));
  refuseRelations(parts);
  const list = childOf(rootOf(presentation.document, presentation.path), 'p:sldIdLst');
  const slides = (list ? childrenOf(list, 'p:sldId') : []).map((entry, index): TemplateSlide => {
    const relation = presentation.relations.find(({ id }) => id === relationId(entry));
    if (!relation) throw damaged(`slide ${index + 1} is missing`);
    const slide = xmlPart(parts, relation.target);
    const notes = slide.relations.find(({ kind }) => kind === 'notesSlide');
    return {
      ...slide,
      number: index + 1,
      entry,
      hidden: /^(?:0|false)$/.test(rootOf(slide.document, slide.path).getAttribute('show') ?? ''),
      notes: notes ? xmlPart(parts, notes.target) : null,
    };
  });
  if (slides.length === 0) throw new AppError('TEMPLATE_NO_SLIDES');
  return { parts, types, presentation, slides };
};
