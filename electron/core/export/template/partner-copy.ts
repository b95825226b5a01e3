import { bodyOf, isTitle, saysInternal, shapesOf } from './shapes.ts';
import type { Making } from './making.ts';
import type { TemplateSlide } from './open-template.ts';
import { type Relation, relationsBytes, relationsOf, relationsPath } from './relations.ts';
import { dropRelations, isShown, walkParts } from './shown-parts.ts';
import { wordsIn } from './text-body.ts';
import { dropWithheldShapes } from './withheld-shapes.ts';
import { type Element, parseXml, remove, rootOf, xmlBytes } from './xml-part.ts';

/** True for a slide that the partner does not get: hidden, or marked as internal in its notes or title. */
export const isWithheld = ({ document, notes, hidden }: TemplateSlide): boolean => {
  const marked = (shapes: Element[]): boolean =>
    shapes.some((shape) => {
      const body = bodyOf(shape);
      return body !== null && saysInternal(wordsIn(body));
    });
  return hidden || marked(shapesOf(document).filter(isTitle)) || (notes !== null && marked(shapesOf(notes.document)));
};

/** True for a part that gives slides their look, and may have shapes of its own. */
export const isHouse = (kind: string): boolean => kind === 'slideLayout' || kind === 'slideMaster';

/** Masters and layouts are left as they are, but for shapes in them that the partner may not see. */
const dropShapes = ({ parts }: Making, path: string): void => {
  const document = parseXml(path, parts.get(path) ?? new Uint8Array());
  const needed = dropWithheldShapes({ document, relations: relationsOf(parts, path) }, parts);
  if (!needed) return;
  parts.set(path, xmlBytes(document));
  parts.set(relationsPath(path), relationsBytes(path, needed));
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

/** Whether a deck goes on with a relation: to slides that are in it, for ourselves to all else but a signature, which no longer is true; for the partner to what is shown. */
const keeperOf = ({ parts, template, audience }: Making): ((relation: Relation) => boolean) => {
  const { path } = template.presentation;
  const slides = new Set(relationsOf(parts, path).flatMap(({ kind, target }) => (kind === 'slide' ? [target] : [])));
  const old = new Set(template.parts.values());
  // the workbook of a chart that was drawn here holds what the chart shows and no more
  const isOwnSheet = ({ kind, target }: Relation): boolean => kind === 'package' && !old.has(parts.get(target) ?? new Uint8Array());
  return (relation) => {
    if (relation.external) return true;
    if (relation.kind === 'slide') return slides.has(relation.target);
    return audience === 'partner' ? isShown(relation) || isOwnSheet(relation) : relation.kind !== 'origin';
  };
};

/** Takes out of a deck what leads to slides that are not in it, and out of the partner's copy what the template carries besides what its slides show. */
export const keepForAudience = (making: Making): void => {
  const forPartner = making.audience === 'partner';
  if (forPartner) dropSections(making);
  for (const [path, { kind, gone }] of walkParts(making.parts, keeperOf(making))) {
    dropRelations(making.parts, path, gone);
    if (forPartner && isHouse(kind)) dropShapes(making, path);
  }
};
