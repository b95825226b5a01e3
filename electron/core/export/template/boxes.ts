import type { Ancestry } from './inherited.ts';
import { transformOf } from './inherited.ts';
import { childOf, type Element, isNamed, type XmlDocument, descendantsOf } from './xml-part.ts';

/** A place on a slide, in points. */
export type Box = { x: number; y: number; width: number; height: number };
export const emuPerPoint = 12_700;
/** A whole number of the units of the file. */
export const emu = (points: number): number => Math.round(points * emuPerPoint);

type Pair = [number, number];
const pairOf = (element: Element | null, first: string, second: string): Pair | null =>
  element && [Number(element.getAttribute(first)) / emuPerPoint, Number(element.getAttribute(second)) / emuPerPoint];

/** Groups have a measure of their own: the place of what is in them, on the slide. */
const outOfGroups = (shape: Element, box: Box): Box => {
  const group = shape.parentNode as Element | null;
  if (!group || !isNamed(group, 'p:grpSp')) return box;
  const transform = transformOf(group);
  const place = pairOf(childOf(transform, 'a:off'), 'x', 'y');
  const size = pairOf(childOf(transform, 'a:ext'), 'cx', 'cy');
  const from = pairOf(childOf(transform, 'a:chOff'), 'x', 'y');
  const inner = pairOf(childOf(transform, 'a:chExt'), 'cx', 'cy');
  if (!place || !size || !from || !inner || !inner[0] || !inner[1]) return outOfGroups(group, box);
  const [wide, high] = [size[0] / inner[0], size[1] / inner[1]];
  return outOfGroups(group, {
    x: place[0] + (box.x - from[0]) * wide,
    y: place[1] + (box.y - from[1]) * high,
    width: box.width * wide,
    height: box.height * high,
  });
};

/** Where a shape is; null when neither it nor what it takes from says so. */
export const boxOf = (shape: Element, { shapes }: Pick<Ancestry, 'shapes'> = { shapes: [shape] }): Box | null => {
  const transform = shapes.map(transformOf).find((one) => one !== null && childOf(one, 'a:ext') !== null) ?? null;
  const place = pairOf(childOf(transform, 'a:off'), 'x', 'y');
  const size = pairOf(childOf(transform, 'a:ext'), 'cx', 'cy');
  return place && size && outOfGroups(shape, { x: place[0], y: place[1], width: size[0], height: size[1] });
};

/** The size of the slides of a presentation. */
export const slideSize = (presentation: XmlDocument): { width: number; height: number } => {
  const [width, height] = pairOf(descendantsOf(presentation, 'p:sldSz')[0] ?? null, 'cx', 'cy') ?? [960, 540];
  return { width, height };
};

/** Four or five rows: less than this and whoever drew the box meant its place, not its size. */
const leastRoom = 110;

/** How high something that grows may become in a box: the box where it was drawn as a field, else down to what stands below it, or to the foot of the slide. */
export const roomFor = (box: Box, others: readonly Box[], slideHeight: number): number => {
  if (box.height >= leastRoom) return box.height;
  const below = others
    .filter((one) => one.y >= box.y + box.height - 1 && one.x < box.x + box.width && box.x < one.x + one.width)
    .map((one) => one.y - 6);
  return Math.max(box.height, Math.min(slideHeight * 0.93, ...below) - box.y);
};
