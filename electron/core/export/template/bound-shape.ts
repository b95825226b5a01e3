import { wordsOf } from '#shared/documents/words.ts';
import type { TemplateData } from '#shared/template/data.ts';
import { boundTagOf } from '#shared/template/read-text.ts';
import { entryOf, hasPoints } from '#shared/template/resolve.ts';
import type { BoundTag } from '#shared/template/tags.ts';
import { type Box, boxOf, roomFor, slideSize } from './boxes.ts';
import { chartFrame } from './chart-frame.ts';
import { type Frame, standIn } from './frames.ts';
import { imageFrame } from './image-frame.ts';
import { ancestryOf } from './inherited.ts';
import type { Making } from './making.ts';
import type { TemplateSlide } from './open-template.ts';
import { bodyOf, isTitle, labelOf, readWords, shapesOf } from './shapes.ts';
import { tableFrame } from './table-frame.ts';
import { readBody, writeBody } from './text-body.ts';
import { type TextLook, textLook } from './text-look.ts';
import { childOf, childrenOf, type Element, isNamed } from './xml-part.ts';

/** The tag that a shape gives its place to: alone in its text, or in the alternative text of a shape without words. `run` is how it is written. */
const boundTo = (shape: Element): { tag: BoundTag; run: Element | null } | null => {
  if (isTitle(shape)) return null;
  const body = bodyOf(shape);
  const own = body && boundTagOf(readBody(body));
  if (own) return { tag: own.tag, run: own.look };
  if ((body?.textContent ?? '').trim() !== '') return null;
  const described = boundTagOf(readWords(labelOf(shape)?.getAttribute('descr') ?? ''));
  return described && { tag: described.tag, run: null };
};

/** True for a shape that shows even without words: filled with something, or drawn with a line. */
const hasGround = (shape: Element): boolean => {
  if (!isNamed(shape, 'p:sp')) return false;
  const own = childrenOf(childOf(shape, 'p:spPr') ?? shape).map(({ localName }) => localName ?? '');
  if (own.some((name) => /^(?:solidFill|gradFill|blipFill|pattFill)$/.test(name))) return true;
  const style = Number(childOf(shape, 'p:style', 'a:fillRef')?.getAttribute('idx') ?? 0);
  return style > 0 && !own.includes('noFill');
};

const inset = 10;
const within = ({ x, y, width, height }: Box): Box => ({
  x: x + inset,
  y: y + inset,
  width: width - 2 * inset,
  height: height - 2 * inset,
});

type Field = { box: Box; room: number; look: TextLook };

const frameOf = (tag: BoundTag, making: Making, { box, room, look }: Field): Frame | null => {
  const { data } = making;
  const { name } = tag;
  if (tag.kind === 'table') {
    const table = entryOf(data.tables, name);
    return table?.rows.length ? tableFrame({ kind: 'table', ...table }, name, box, room, look, data.language) : null;
  }
  if (tag.kind === 'chart') {
    const chart = entryOf(data.charts, name);
    return chart && hasPoints(chart) ? chartFrame(making, chart, box, look) : null;
  }
  const image = entryOf(data.images, name);
  return image ? imageFrame(making, image, box) : null;
};

/** The words that stand where there is nothing to draw; null for a name that nobody knows. */
const wordsFor = ({ kind, name }: BoundTag, data: TemplateData): string | null => {
  if (kind === 'table') return entryOf(data.tables, name)?.empty ?? null;
  return kind === 'chart' && entryOf(data.charts, name) ? wordsOf(data.language)('notAvailable') : null;
};

const sayInstead = (shape: Element, run: Element | null, words: string): void => {
  const body = bodyOf(shape);
  const first = body && readBody(body).paragraphs[0];
  if (body && first && run) writeBody(body, [{ source: first.source, runs: [{ kind: 'text', look: run, text: words }], same: false }]);
};

/**
 * Puts what a shape is bound to in its place: a table, a chart, a picture, or words where it is empty. A shape that is filled stays as the ground. False for a
 * shape that is bound to nothing that can be drawn there; it is filled as text.
 */
export const fillBoundShape = (shape: Element, slide: TemplateSlide, making: Making, frames: Frame[]): boolean => {
  const bound = boundTo(shape);
  if (!bound) return false;
  const { document } = making.template.presentation;
  const ancestry = ancestryOf(making, slide, shape);
  const size = slideSize(document);
  const outer = boxOf(shape, ancestry) ?? {
    x: size.width * 0.06,
    y: size.height * 0.22,
    width: size.width * 0.88,
    height: size.height * 0.68,
  };
  const ground = hasGround(shape);
  const box = ground ? within(outer) : outer;
  const others = shapesOf(slide.document).flatMap((one) => boxOf(one, ancestryOf(making, slide, one)) ?? []);
  const room = ground ? box.height : roomFor(box, others, size.height);
  const frame = frameOf(bound.tag, making, { box, room, look: textLook(bound.run, ancestry, document) });
  if (frame) {
    const body = bodyOf(shape);
    standIn(shape, frames, frame, ground);
    if (ground && body) writeBody(body, []);
    return true;
  }
  const words = wordsFor(bound.tag, making.data);
  if (words === null || !bound.run) return false;
  sayInstead(shape, bound.run, words);
  return true;
};
