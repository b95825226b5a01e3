import type { Ancestry } from './inherited.ts';
import { bodyOf, isTitle, placeholderKey } from './shapes.ts';
import { childOf, childrenOf, type Element, rootOf, type XmlDocument } from './xml-part.ts';

/** How a tag is written, for what is put in its place: colours as RRGGBB, its size in points and typeface when it says them. */
export type TextLook = { ink: string; muted: string; line: string; size: number | null; face: string | null };

const schemeColor = (name: string, { master, theme }: Ancestry): string | null => {
  const map = master && childOf(rootOf(master, 'master'), 'p:clrMap');
  const key = map?.getAttribute(name) || name;
  const scheme = theme && childOf(rootOf(theme, 'theme'), 'a:themeElements', 'a:clrScheme');
  const color = scheme && childrenOf(scheme).find(({ localName }) => localName === key);
  return color ? plainColor(childrenOf(color)[0] ?? null) : null;
};

const plainColor = (color: Element | null): string | null => {
  if (color?.localName === 'srgbClr') return (color.getAttribute('val') ?? '').toUpperCase() || null;
  return color?.localName === 'sysClr' ? (color.getAttribute('lastClr') ?? '').toUpperCase() || null : null;
};

const colorOf = (holder: Element | null, ancestry: Ancestry): string | null => {
  const color = holder && childrenOf(holder)[0];
  if (!color) return null;
  return color.localName === 'schemeClr' ? schemeColor(color.getAttribute('val') ?? '', ancestry) : plainColor(color);
};

const firstLevel = (list: Element | null): Element | null =>
  childOf(list, 'a:lvl1pPr', 'a:defRPr') ?? childOf(list, 'a:defPPr', 'a:defRPr');

/** All that says how a run looks, nearest first. */
const propertiesOf = (run: Element | null, ancestry: Ancestry, presentation: XmlDocument): (Element | null)[] => {
  const [shape] = ancestry.shapes;
  const styles = ancestry.master && childOf(rootOf(ancestry.master, 'master'), 'p:txStyles');
  const style = shape && isTitle(shape) ? 'p:titleStyle' : shape && placeholderKey(shape) ? 'p:bodyStyle' : 'p:otherStyle';
  return [
    childOf(run, 'a:rPr'),
    ...ancestry.shapes.map((one) => firstLevel(childOf(bodyOf(one), 'a:lstStyle'))),
    firstLevel(childOf(styles, style)),
    firstLevel(childOf(rootOf(presentation, 'presentation'), 'p:defaultTextStyle')),
  ];
};

const channels = (color: string): number[] => [0, 2, 4].map((at) => Number.parseInt(color.slice(at, at + 2), 16) || 0);
/** A part of one colour with the rest of another. */
const mixed = (color: string, other: string, part: number): string => {
  const ground = channels(other);
  return channels(color)
    .map((value, index) =>
      Math.round(value * part + (ground[index] ?? 0) * (1 - part))
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')
    .toUpperCase();
};
const isLight = (color: string): boolean => {
  const [red = 0, green = 0, blue = 0] = channels(color);
  return red * 0.299 + green * 0.587 + blue * 0.114 > 140;
};

/** Takes the look of a run: its own, else what its shape, layout, master and presentation say. What is lighter than the ground is taken to stand on dark. */
export const textLook = (run: Element | null, ancestry: Ancestry, presentation: XmlDocument): TextLook => {
  const all = propertiesOf(run, ancestry, presentation);
  const colors = all.map((one) => colorOf(childOf(one, 'a:solidFill'), ancestry));
  const font = childOf(ancestry.shapes[0], 'p:style', 'a:fontRef');
  const ink =
    colors[0] ?? colors[1] ?? colorOf(font, ancestry) ?? colors.find((one) => one !== null) ?? schemeColor('tx1', ancestry) ?? '000000';
  const ground = isLight(ink) ? '000000' : 'FFFFFF';
  const size = Number(all[0]?.getAttribute('sz') ?? 0);
  return {
    ink,
    muted: mixed(ink, ground, 0.7),
    line: mixed(ink, ground, 0.22),
    size: size > 0 ? size / 100 : null,
    face: childOf(all[0], 'a:latin')?.getAttribute('typeface') || null,
  };
};
