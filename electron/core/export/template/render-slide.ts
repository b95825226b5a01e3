import type { TemplateData } from '#shared/template/data.ts';
import { fillText, fillWords } from '#shared/template/fill-text.ts';
import { isBlockMark } from '#shared/template/read-text.ts';
import type { Scope } from '#shared/template/resolve.ts';
import { wordsOf } from '#shared/documents/words.ts';
import { fillBoundShape } from './bound-shape.ts';
import { boxOf, roomFor, slideSize } from './boxes.ts';
import { drawPages, type Frame, type Page, standIn } from './frames.ts';
import { grownTable, setRows } from './grown-table.ts';
import type { Making } from './making.ts';
import type { TemplateSlide, XmlPart } from './open-template.ts';
import { bodyOf, isTitle, labelOf, readWords, shapesOf, tableOf } from './shapes.ts';
import { fillRows, readTable } from './table-rows.ts';
import { readBody, writeBody } from './text-body.ts';
import { dropWithheldShapes } from './withheld-shapes.ts';
import { childOf, cloneOf, descendantsOf, type Element, remove, type XmlDocument } from './xml-part.ts';

const fillLabel = (shape: Element, data: TemplateData, scope: Scope): void => {
  const label = labelOf(shape);
  for (const name of ['name', 'descr', 'title']) {
    const text = label?.getAttribute(name) ?? '';
    if (text.includes('{{')) label?.setAttribute(name, fillWords(readWords(text), data, scope));
  }
};

/** A title that nothing is left of would leave the slide without one: it then says what the deck is. */
const fillTitle = (body: Element, data: TemplateData, scope: Scope): void => {
  const read = readBody(body, true);
  const blank = (body.textContent ?? '').trim() === '';
  writeBody(body, fillText(read, data, scope));
  const first = read.paragraphs[0];
  const look = first?.pieces.find(({ kind }) => kind !== 'other')?.look;
  if (blank || (body.textContent ?? '').trim() !== '' || !first || !look) return;
  writeBody(body, [{ source: first.source, runs: [{ kind: 'text', look, text: data.properties.title }], same: false }]);
};

/** Where a table of the template may grow to. */
const roomOf = (shape: Element, slide: TemplateSlide, { template }: Making): number => {
  const box = boxOf(shape);
  const { height } = slideSize(template.presentation.document);
  const others = shapesOf(slide.document).flatMap((one) => boxOf(one) ?? []);
  // drawn as high as its rows were, which says nothing of how high it may become
  return box
    ? roomFor(
        { ...box, height: 0 },
        others.filter((one) => one.y > box.y + box.height - 1),
        height,
      )
    : height * 0.7;
};

/** What a shape of a slide is filled with. */
type Filling = { slide: TemplateSlide; making: Making; scope: Scope; frames: Frame[] };

const fillTable = (shape: Element, table: Element, { slide, making, scope, frames }: Filling): void => {
  const filled = fillRows(readTable(table), making.data, scope);
  const grown = grownTable(shape, filled, roomOf(shape, slide, making));
  if (filled.rows.length === 0) remove(shape);
  else if (grown) standIn(shape, frames, grown, false);
  else setRows(table, filled.rows);
};

const fillShape = (shape: Element, filling: Filling): void => {
  const { slide, making, scope, frames } = filling;
  const { data } = making;
  const body = bodyOf(shape);
  const table = tableOf(shape);
  const isBound = fillBoundShape(shape, slide, making, frames);
  fillLabel(shape, data, scope);
  if (isBound) return;
  if (table) fillTable(shape, table, filling);
  if (!body) return;
  if (isTitle(shape)) fillTitle(body, data, scope);
  else if (isBlockMark(readBody(body))) remove(shape);
  else if ((body.textContent ?? '').includes('{{')) writeBody(body, fillText(readBody(body), data, scope));
};

/** Says in the title which page of several this is. */
const numberTitle = (document: XmlDocument, part: number, parts: number, language: string): void => {
  const body = shapesOf(document)
    .filter(isTitle)
    .map(bodyOf)
    .find((one) => one !== null);
  const last = body && descendantsOf(body, 'a:r').at(-1);
  const words = last && childOf(last, 'a:t');
  if (words) words.textContent = wordsOf(language)('partOf', { title: words.textContent ?? '', part, parts });
};

const fillNotes = ({ document }: XmlPart, { data }: Making, scope: Scope): XmlDocument => {
  const made = cloneOf(document);
  for (const shape of shapesOf(made)) {
    const body = bodyOf(shape);
    if (body && (body.textContent ?? '').includes('{{')) writeBody(body, fillText(readBody(body), data, scope));
  }
  return made;
};

export type RenderedPage = Page & { notes: XmlDocument | null };

/** Fills one slide of the template: one page, or as many as its tables need, each with the header and the title again. The partner's copy has no notes. */
export const renderSlide = async (slide: TemplateSlide, scope: Scope, making: Making): Promise<RenderedPage[]> => {
  const forPartner = making.audience === 'partner';
  const document = cloneOf(slide.document);
  const frames: Frame[] = [];
  const needed = forPartner ? dropWithheldShapes({ document, relations: slide.relations }, making.template.parts) : null;
  for (const shape of shapesOf(document)) fillShape(shape, { slide, making, scope, frames });
  const relations = (needed ?? slide.relations).filter(({ kind }) => !forPartner || kind !== 'notesSlide');
  const pages = await drawPages(document, relations, frames);
  return pages.map((page, index) => {
    if (pages.length > 1) numberTitle(page.document, index + 1, pages.length, making.data.language);
    return { ...page, notes: slide.notes && !forPartner ? fillNotes(slide.notes, making, scope) : null };
  });
};
