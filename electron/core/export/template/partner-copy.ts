import { bodyOf, saysInternal, isTitle, shapesOf } from './shapes.ts';
import type { Making } from './making.ts';
import type { TemplateSlide } from './open-template.ts';
import { relationsBytes, relationsOf, relationsPath } from './relations.ts';
import { wordsIn } from './text-body.ts';
import { childrenOf, type Element, parseXml, relationId, remove, rootOf, xmlBytes } from './xml-part.ts';

/** Comments, their authors, what add-ins and servers attach, who changed what: none of it is seen on a slide. */
export const isAside = (kind: string): boolean =>
  /^(?:comments?|commentAuthors|authors?|person|threadedComments?|tags|customXml|custom-properties|changesInfo|revisionInfo|userDefined|slideUpdateInfo)$/i.test(
    kind,
  );

/** True for a slide that the partner does not get: hidden, or marked as internal in its notes or title. */
export const isWithheld = ({ document, notes, hidden }: TemplateSlide): boolean => {
  const marked = (shapes: Element[]): boolean =>
    shapes.some((shape) => {
      const body = bodyOf(shape);
      return body !== null && saysInternal(wordsIn(body));
    });
  return hidden || marked(shapesOf(document).filter(isTitle)) || (notes !== null && marked(shapesOf(notes.document)));
};

const dropFrom = (making: Making, path: string): void => {
  const relations = relationsOf(making.parts, path);
  const gone = new Set(relations.filter(({ kind }) => isAside(kind)).map(({ id }) => id));
  if (gone.size === 0) return;
  making.parts.set(
    relationsPath(path),
    relationsBytes(
      path,
      relations.filter(({ id }) => !gone.has(id)),
    ),
  );
  const bytes = making.parts.get(path);
  if (!bytes) return;
  const document = parseXml(path, bytes);
  for (const element of [...document.getElementsByTagName('*')]) {
    if (!gone.has(relationId(element) ?? '')) continue;
    const parent = element.parentNode as Element | null;
    remove(element);
    // a list of such data is nothing without them
    if (parent?.localName === 'custDataLst' && childrenOf(parent).length === 0) remove(parent);
  }
  making.parts.set(path, xmlBytes(document));
};

/** Names of sections and of custom shows are words that no slide shows. */
const dropSections = (making: Making): void => {
  const { path } = making.template.presentation;
  const document = parseXml(path, making.parts.get(path) ?? new Uint8Array());
  const root = rootOf(document, path);
  for (const name of ['sectionLst', 'custShowLst'])
    for (const list of [...root.getElementsByTagNameNS('*', name)]) {
      const parent = list.parentNode as Element | null;
      remove(parent?.localName === 'ext' ? parent : list);
    }
  making.parts.set(path, xmlBytes(document));
};

/** Takes out of the partner's copy what the template carries besides its slides. Masters and layouts are left as they are. */
export const keepForAudience = (making: Making): void => {
  if (making.audience !== 'partner') return;
  dropSections(making);
  dropFrom(making, '');
  dropFrom(making, making.template.presentation.path);
  for (const { kind, target } of relationsOf(making.parts, making.template.presentation.path))
    if (kind === 'slide') dropFrom(making, target);
};
