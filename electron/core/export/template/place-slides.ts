import { type Making, addPart, ownRelations } from './making.ts';
import type { TemplateSlide } from './open-template.ts';
import { freeRelationId, officeType, type Relation, relationsBytes, relationsPath } from './relations.ts';
import type { RenderedPage } from './render-slide.ts';
import { childOf, childrenOf, cloneOf, descendantsOf, type Element, namespaces, relationId, remove, rootOf, xmlBytes } from './xml-part.ts';

export type PlacedPage = RenderedPage & { slide: TemplateSlide };

const slideType = 'application/vnd.openxmlformats-officedocument.presentationml.slide+xml';
const notesType = 'application/vnd.openxmlformats-officedocument.presentationml.notesSlide+xml';

const put = (making: Making, path: string, page: { document: RenderedPage['document']; relations: Relation[] }): void => {
  making.parts.set(path, xmlBytes(page.document));
  making.parts.set(relationsPath(path), relationsBytes(path, page.relations));
};

/** Writes a page under the path of its slide, or of a copy with all that belongs to it when the slide is there already. Gives the path. */
const putPage = (making: Making, page: PlacedPage, isCopy: boolean): string => {
  const { slide } = page;
  const path = isCopy ? addPart(making, slide.path, new Uint8Array(), slideType) : slide.path;
  const added = new Set(slide.relations.map(({ id }) => id));
  const own = isCopy
    ? [
        ...ownRelations(
          making,
          page.relations.filter(({ id }) => added.has(id)),
        ),
        ...page.relations.filter(({ id }) => !added.has(id)),
      ]
    : page.relations;
  if (!page.notes || !slide.notes) {
    put(making, path, { document: page.document, relations: own });
    return path;
  }
  const notes = isCopy ? addPart(making, slide.notes.path, new Uint8Array(), notesType) : slide.notes.path;
  const back = slide.notes.relations.map((one) => (one.kind === 'slide' ? { ...one, target: path } : one));
  put(making, notes, { document: page.notes, relations: isCopy ? ownRelations(making, back) : back });
  put(making, path, {
    document: page.document,
    relations: own.map((one) => (one.kind === 'notesSlide' ? { ...one, target: notes } : one)),
  });
  return path;
};

/** Sections list slides by their numbers: copies follow their original, and what is gone is gone there too. */
const arrangeSections = (root: Element, entriesById: Map<string, string[]>): void => {
  const lists = [...root.getElementsByTagName('*')].filter(({ localName }) => localName === 'sldIdLst').slice(1);
  for (const list of lists)
    for (const entry of childrenOf(list)) {
      for (const id of entriesById.get(entry.getAttribute('id') ?? '') ?? []) {
        const copy = cloneOf(entry);
        copy.setAttribute('id', id);
        list.insertBefore(copy, entry);
      }
      remove(entry);
    }
};

/** Makes the pages the slides of the deck, in their order: parts, relations, the list of slides, sections and custom shows. */
export const placeSlides = (making: Making, pages: readonly PlacedPage[]): void => {
  const { presentation } = making.template;
  const document = cloneOf(presentation.document);
  const root = rootOf(document, presentation.path);
  const list = childOf(root, 'p:sldIdLst');
  if (!list) return;
  const relations = presentation.relations.filter(({ kind }) => kind !== 'slide');
  const entries = childrenOf(list, 'p:sldId');
  let lastId = Math.max(255, ...entries.map((entry) => Number(entry.getAttribute('id'))).filter((id) => id < 2 ** 31));
  const byId = new Map<string, string[]>();
  const placed = new Set<TemplateSlide>();
  for (const page of pages) {
    const original = presentation.relations.find(({ id }) => id === relationId(page.slide.entry));
    const entry = cloneOf(page.slide.entry);
    const isCopy = placed.has(page.slide);
    placed.add(page.slide);
    const path = putPage(making, page, isCopy);
    const id = isCopy || !original ? freeRelationId([...presentation.relations, ...relations]) : original.id;
    relations.push({ id, type: original?.type ?? officeType('slide'), kind: 'slide', target: path, external: false });
    const first = page.slide.entry.getAttribute('id') ?? '';
    if (isCopy) entry.setAttribute('id', String(++lastId));
    entry.setAttributeNS(namespaces.r, 'r:id', id);
    byId.set(first, [...(byId.get(first) ?? []), entry.getAttribute('id') ?? '']);
    list.appendChild(document.importNode(entry, true));
  }
  for (const entry of entries) remove(entry);
  arrangeSections(root, byId);
  const there = new Set(relations.map(({ id }) => id));
  for (const shown of descendantsOf(root, 'p:sld')) if (!there.has(relationId(shown) ?? '')) remove(shown);
  put(making, presentation.path, { document, relations });
};
