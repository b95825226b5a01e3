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

type House = { layout: XmlDocument | null; master: XmlDocument | null; theme: XmlDocument | null };
const houses = new WeakMap<TemplateSlide, House>();
const houseOf = (making: Making, slide: TemplateSlide): House => {
  const known = houses.get(slide);
  if (known) return known;
  const related = (path: string | undefined, wanted: string): string | undefined =>
    path === undefined ? undefined : relationsOf(making.parts, path).find(({ kind }) => kind === wanted)?.target;
  const layoutPath = slide.relations.find(({ kind }) => kind === 'slideLayout')?.target;
  const masterPath = related(layoutPath, 'slideMaster');
  const [layout, master, theme] = [layoutPath, masterPath, related(masterPath, 'theme')].map((path) => documentOf(making, path));
  const house = { layout: layout ?? null, master: master ?? null, theme: theme ?? null };
  houses.set(slide, house);
  return house;
};

export const ancestryOf = (making: Making, slide: TemplateSlide, shape: Element): Ancestry => {
  const { layout, master, theme } = houseOf(making, slide);
  const own = placeholderKey(shape);
  const above = own
    ? [
        ...matching(layout, ({ type, index }) => index === own.index && (index !== '0' || type === own.type)),
        ...matching(master, ({ type }) => type === masterType(own.type)),
      ]
    : [];
  return { shapes: [shape, ...above], master, theme };
};

/** The position that a shape, or the placeholder that it fills, has. */
export const transformOf = (shape: Element): Element | null =>
  childOf(shape, 'p:spPr', 'a:xfrm') ?? childOf(shape, 'p:grpSpPr', 'a:xfrm') ?? childOf(shape, 'p:xfrm');
