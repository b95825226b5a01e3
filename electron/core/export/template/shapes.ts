import { type ReadText, readText } from '#shared/template/read-text.ts';
import { childOf, childrenOf, descendantsOf, type Element, isNamed, remove, type XmlDocument } from './xml-part.ts';

const shapeNames = ['p:sp', 'p:pic', 'p:graphicFrame', 'p:grpSp', 'p:cxnSp'] as const;

const isShape = (element: Element): boolean => shapeNames.some((name) => isNamed(element, name));

/** All shapes of a slide in reading order, those in groups after their group. */
export const shapesOf = (document: XmlDocument): Element[] => {
  const found: Element[] = [];
  const walk = (element: Element): void => {
    for (const child of childrenOf(element)) {
      if (isShape(child)) found.push(child);
      walk(child);
    }
  };
  const tree = descendantsOf(document, 'p:spTree')[0];
  if (tree) walk(tree);
  return found;
};

/** The element with the id, name and alternative text of a shape. */
export const labelOf = (shape: Element): Element | null => {
  const box = childrenOf(shape).find(({ localName }) => /^nv\w+Pr$/.test(localName ?? ''));
  return childOf(box, 'p:cNvPr');
};

const placeholderOf = (shape: Element): Element | null => {
  const box = childrenOf(shape).find(({ localName }) => /^nv\w+Pr$/.test(localName ?? ''));
  return childOf(box, 'p:nvPr', 'p:ph');
};

/** What a placeholder is for and which one of them; null for any other shape. */
export const placeholderKey = (shape: Element): { type: string; index: string } | null => {
  const placeholder = placeholderOf(shape);
  return placeholder && { type: placeholder.getAttribute('type') ?? 'obj', index: placeholder.getAttribute('idx') ?? '0' };
};

export const isTitle = (shape: Element): boolean => /^(?:title|ctrTitle)$/.test(placeholderOf(shape)?.getAttribute('type') ?? '');

export const bodyOf = (shape: Element): Element | null => childOf(shape, 'p:txBody');
export const tableOf = (shape: Element): Element | null => childOf(shape, 'a:graphic', 'a:graphicData', 'a:tbl');

export const cellsOf = (row: Element): Element[] => childrenOf(row, 'a:tc');
export const cellBody = (cell: Element): Element | null => childOf(cell, 'a:txBody');

/** Plain words as a text with tags. */
export const readWords = (text: string): ReadText<null> => readText([{ source: null, runs: [{ kind: 'text', look: null, text }] }]);

const marked = /\{\{\s*internal\s*\}\}/gi;
export const saysInternal = (text: string): boolean => text.search(marked) >= 0;

/** Takes a shape out, with what is drawn instead of it by programs that do not know its kind. */
export const removeShape = (shape: Element): void => {
  const parent = shape.parentNode as Element | null;
  const isOneOfMany = /^(?:Choice|Fallback)$/.test(parent?.localName ?? '');
  remove(isOneOfMany && parent?.parentNode ? parent.parentNode : shape);
};
