import type { Parts } from './open-package.ts';
import type { Relation } from './relations.ts';
import { bodyOf, labelOf, removeShape, saysInternal, shapesOf } from './shapes.ts';
import { wordsIn } from './text-body.ts';
import { descendantsOf, type Element, isNamed, parseXml, relationIdsIn, textBytes, type XmlDocument } from './xml-part.ts';

/** A slide, layout or master: what is drawn on it, and the parts that the drawing is made of. */
type Drawn = { document: XmlDocument; relations: readonly Relation[] };

/** What SmartArt and charts say, which keep their words in parts of their own: the paragraphs, by the id of the relation that leads to them. */
export const drawingWords = (parts: Parts, relations: readonly Relation[]): Map<string, string[]> =>
  new Map(
    relations
      .filter(({ kind }) => kind === 'diagramData' || kind === 'chart')
      .map(({ id, target }) => {
        const bytes = parts.get(target);
        const paragraphs = bytes ? descendantsOf(parseXml(target, bytes), 'a:p') : [];
        return [id, paragraphs.map((paragraph) => paragraph.textContent ?? '')];
      }),
  );

/** What a shape says in itself, or in the cells of its table; a group says nothing. */
const wordsOfShape = (shape: Element): string[] => {
  if (isNamed(shape, 'p:grpSp')) return [];
  const body = bodyOf(shape);
  return [...(body ? [body] : []), ...descendantsOf(shape, 'a:txBody')].map(wordsIn);
};

/** The shapes that the partner may not have: hidden, or marked as ours by their name, their alternative text or what they say. */
export const withheldShapes = ({ document, relations }: Drawn, parts: Parts): Element[] => {
  const drawings = drawingWords(parts, relations);
  return shapesOf(document).filter((shape) => {
    const label = labelOf(shape);
    if (/^(?:1|true)$/.test(label?.getAttribute('hidden') ?? '')) return true;
    const drawn = isNamed(shape, 'p:graphicFrame') ? [...relationIdsIn(shape)].flatMap((id) => drawings.get(id) ?? []) : [];
    return [...['name', 'descr', 'title'].map((name) => label?.getAttribute(name) ?? ''), ...wordsOfShape(shape), ...drawn].some(
      saysInternal,
    );
  });
};

/** What belongs to a slide without being named in it. */
const unnamed = /^(?:slideLayout|slideMaster|notesSlide|theme|themeOverride)$/;

/** Those of the relations that something in the document still needs. */
const neededBy = ({ document, relations }: Drawn, parts: Parts): Relation[] => {
  const root = document.documentElement;
  const named = root ? relationIdsIn(root) : new Set<string>();
  // how SmartArt was drawn last is named in its data
  const data = relations.filter(({ id, kind }) => kind === 'diagramData' && named.has(id));
  const texts = data.map(({ target }) => new TextDecoder().decode(parts.get(target) ?? textBytes('')));
  const isDrawn = ({ id, kind }: Relation): boolean => kind === 'diagramDrawing' && texts.some((text) => text.includes(`relId="${id}"`));
  return relations.filter((one) => named.has(one.id) || unnamed.test(one.kind) || isDrawn(one));
};

/** Takes the shapes out that the partner may not have. Gives the relations that what is left needs; null when there was no such shape. */
export const dropWithheldShapes = (drawn: Drawn, parts: Parts): Relation[] | null => {
  const shapes = withheldShapes(drawn, parts);
  for (const shape of shapes) removeShape(shape);
  return shapes.length > 0 ? neededBy(drawn, parts) : null;
};
