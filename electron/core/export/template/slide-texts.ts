import type { ReadText } from '#shared/template/read-text.ts';
import type { TemplateSlide } from './open-template.ts';
import { bodyOf, isTitle, labelOf, readWords, shapesOf, tableOf } from './shapes.ts';
import { isAboutSlides, type SlideMarks } from './slide-blocks.ts';
import { type ReadTable, readTable } from './table-rows.ts';
import { readBody } from './text-body.ts';

/** Where a text of a slide stands. */
export type TextPlace =
  | { kind: 'title' }
  | { kind: 'shape'; name: string }
  | { kind: 'cell'; name: string; row: number; column: number }
  | { kind: 'notes' }
  | { kind: 'altText'; name: string };
/** A text of a slide with its tags. `table`: of a cell, the table that it is in. */
export type SlideText = { place: TextPlace; text: ReadText<unknown>; table: ReadTable | null; aboutSlides: boolean };

const nameOf = (shape: Parameters<typeof labelOf>[0]): string => labelOf(shape)?.getAttribute('name') ?? '';

const textsOf = (shape: Parameters<typeof labelOf>[0]): SlideText[] => {
  const name = nameOf(shape);
  const body = bodyOf(shape);
  const frame = tableOf(shape);
  const table = frame && readTable(frame);
  const words = ['descr', 'title'].map((key) => labelOf(shape)?.getAttribute(key) ?? '').filter((text) => text.includes('{{'));
  const own = body ? readBody(body, isTitle(shape)) : null;
  return [
    ...(own
      ? [
          {
            place: isTitle(shape) ? { kind: 'title' as const } : { kind: 'shape' as const, name },
            text: own,
            table: null,
            aboutSlides: isAboutSlides({ text: own, isTitle: isTitle(shape) }),
          },
        ]
      : []),
    ...(table?.rows ?? []).flatMap(({ cells }, row) =>
      cells.flatMap((cell, column): SlideText[] =>
        cell ? [{ place: { kind: 'cell', name, row: row + 1, column: column + 1 }, text: cell.text, table, aboutSlides: false }] : [],
      ),
    ),
    ...words.map((text): SlideText => ({ place: { kind: 'altText', name }, text: readWords(text), table: null, aboutSlides: false })),
  ];
};

/** All texts of a slide, its title first, its notes last. */
export const slideTexts = ({ document, notes }: TemplateSlide): SlideText[] => {
  const texts = shapesOf(document).flatMap(textsOf);
  const spoken = notes ? shapesOf(notes.document).flatMap(textsOf) : [];
  return [
    ...texts.filter(({ place }) => place.kind === 'title'),
    ...texts.filter(({ place }) => place.kind !== 'title'),
    ...spoken.map((one): SlideText => ({ ...one, place: { kind: 'notes' }, aboutSlides: false })),
  ];
};

/** Those texts of a slide that may be about slides. */
export const marksOf = (texts: readonly SlideText[]): SlideMarks =>
  texts
    .filter(({ place }) => place.kind === 'title' || place.kind === 'shape')
    .map(({ text, place }) => ({ text, isTitle: place.kind === 'title' }));
