import type { Parts } from './open-package.ts';
import { type Relation, relationsBytes, relationsOf, relationsPath } from './relations.ts';
import { labelOf, removeShape } from './shapes.ts';
import { childrenOf, cloneOf, descendantsOf, type Element, isNamed, namespaces, parseXml, remove, xmlBytes } from './xml-part.ts';

/**
 * What a slide shows or takes its look from, by the last word of the type of the relation. Whatever else a file may carry (what programs of today or tomorrow attach
 * to it, workbooks behind pictures) is not in the list, so that nobody has to know its name to keep it from the partner.
 */
const shown =
  /^(?:officeDocument|core-properties|extended-properties|slide|slideLayout|slideMaster|theme|themeOverride|tableStyles|presProps|viewProps|font|image|audio|video|media|hdphoto|model3d|hyperlink|chart|chartEx|chartStyle|chartColorStyle|chartUserShapes|diagram(?:Data|Layout|QuickStyle|Colors|Drawing))$/;
export const isShown = ({ kind }: Pick<Relation, 'kind'>): boolean => shown.test(kind);

/** A part by the kind of the relation that led to it, with the relations that are not followed from there. */
type Reached = { kind: string; gone: Relation[] };

/** The parts that one comes to from the package itself over relations that `keeps` holds for, by their paths. */
export const walkParts = (parts: Parts, keeps: (relation: Relation) => boolean): Map<string, Reached> => {
  const reached = new Map<string, Reached>();
  const open: { path: string; kind: string }[] = [{ path: '', kind: '' }];
  for (let next = open.pop(); next; next = open.pop()) {
    if (reached.has(next.path)) continue;
    const relations = relationsOf(parts, next.path);
    reached.set(next.path, { kind: next.kind, gone: relations.filter((one) => !keeps(one)) });
    for (const { kind, target, external } of relations.filter(keeps)) if (!external && parts.has(target)) open.push({ path: target, kind });
  }
  return reached;
};

/** Another program's object is shown by the picture that it has for programs that cannot open it. */
const pictureInstead = (frame: Element): void => {
  const picture = descendantsOf(frame, 'p:pic')[0];
  if (!picture) return removeShape(frame);
  const made = cloneOf(picture);
  labelOf(made)?.setAttribute('id', labelOf(frame)?.getAttribute('id') ?? '0');
  frame.parentNode?.replaceChild(made, frame);
};

const closest = (element: Element, is: (one: Element) => boolean): Element | null => {
  for (let at: Element | null = element; at; at = at.parentNode as Element | null) if (is(at)) return at;
  return null;
};

/** Takes an element out that is nothing without the part that it names. */
const takeOut = (element: Element): void => {
  const frame = isNamed(element, 'p:oleObj') && closest(element, (one) => isNamed(one, 'p:graphicFrame'));
  if (frame) return pictureInstead(frame);
  const alternatives = closest(element, ({ localName }) => localName === 'Choice')?.parentNode as Element | null | undefined;
  if (alternatives) {
    const fallback = childrenOf(alternatives).find(({ localName }) => localName === 'Fallback');
    for (const one of fallback ? childrenOf(fallback) : []) alternatives.parentNode?.insertBefore(one, alternatives);
    return remove(alternatives);
  }
  let parent = element.parentNode as Element | null;
  remove(element);
  // a list or an extension of such things is nothing without them
  while (parent && /Lst$|^(?:controls|ext)$/.test(parent.localName ?? '') && childrenOf(parent).length === 0) {
    const above = parent.parentNode as Element | null;
    remove(parent);
    parent = above;
  }
};

const names = (element: Element, ids: ReadonlySet<string>): boolean =>
  [...element.attributes].some(({ namespaceURI, value }) => namespaceURI === namespaces.r && ids.has(value));

/** Takes relations out of a part, and out of its XML whatever names them. */
export const dropRelations = (parts: Parts, path: string, gone: readonly Relation[]): void => {
  if (gone.length === 0) return;
  const ids = new Set(gone.map(({ id }) => id));
  const left = relationsOf(parts, path).filter(({ id }) => !ids.has(id));
  parts.set(relationsPath(path), relationsBytes(path, left));
  const bytes = parts.get(path);
  if (!bytes) return;
  const document = parseXml(path, bytes);
  const naming = [...document.getElementsByTagName('*')].filter((element) => names(element, ids));
  for (const element of naming) takeOut(element);
  if (naming.length > 0) parts.set(path, xmlBytes(document));
};
