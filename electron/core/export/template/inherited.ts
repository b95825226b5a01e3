import type { Making } from './making.ts';
import type { TemplateSlide } from './open-template.ts';
import { relationsOf } from './relations.ts';
import { placeholderKey, shapesOf } from './shapes.ts';
import { childOf, type Element, parseXml, type XmlDocument } from './xml-part.ts';

/** Where a shape of a slide takes from what it does not say itself, nearest first: the shape, the placeholders of its layout and its master that it fills. */
export type Ancestry = { shapes: Element[]; master: XmlDocument | null; theme: XmlDocument | null };

const documents = new WeakMap<Uint8Array, XmlDocument>();
const documentOf = ({ parts }: Making, path: string | undefined): XmlDocument | null => {
  const bytes = path === undefined ? undefined : parts.get(path);
  if (!bytes || path === undefined) return null;
  const known = documents.get(bytes) ?? parseXml(path, bytes);
  documents.set(bytes, known);
  return known;
};

/** Masters have one place for all kinds of content, and one for titles. */
const masterType = (type: string): string => {
  if (type === 'ctrTitle') return 'title';
  return /^(?:title|dt|ftr|sldNum)$/.test(type) ? type : 'body';
};

const matching = (document: XmlDocument | null, is: (key: { type: string; index: string }) => boolean): Element[] => {
  const found =
    document &&
    shapesOf(document).find((shape) => {
      const key = placeholderKey(shape);
      return key !== null && is(key);
    });
  return found ? [found] : [];
};

export const ancestryOf = (making: Making, slide: TemplateSlide, shape: Element): Ancestry => {
  const layoutPath = slide.relations.find(({ kind }) => kind === 'slideLayout')?.target;
  const masterPath = layoutPath && relationsOf(making.parts, layoutPath).find(({ kind }) => kind === 'slideMaster')?.target;
  const themePath = masterPath && relationsOf(making.parts, masterPath).find(({ kind }) => kind === 'theme')?.target;
  const [layout, master, theme] = [layoutPath, masterPath, themePath].map((path) => documentOf(making, path || undefined));
  const own = placeholderKey(shape);
  const above = own
    ? [
        ...matching(layout ?? null, ({ type, index }) => index === own.index && (index !== '0' || type === own.type)),
        ...matching(master ?? null, ({ type }) => type === masterType(own.type)),
      ]
    : [];
  return { shapes: [shape, ...above], master: master ?? null, theme: theme ?? null };
};

/** The position that a shape, or the placeholder that it fills, has. */
export const transformOf = (shape: Element): Element | null =>
  childOf(shape, 'p:spPr', 'a:xfrm') ?? childOf(shape, 'p:grpSpPr', 'a:xfrm') ?? childOf(shape, 'p:xfrm');
