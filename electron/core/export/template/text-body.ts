import type { FilledParagraph } from '#shared/template/fill-text.ts';
import { type Paragraph, type ReadText, readText, type Run } from '#shared/template/read-text.ts';
import { printable } from '#shared/documents/printable.ts';
import { childOf, childrenOf, cloneOf, type Element, elementFrom, isNamed, remove } from './xml-part.ts';

const runOf = (element: Element): Run<Element> => {
  if (isNamed(element, 'a:r')) return { kind: 'text', look: element, text: childOf(element, 'a:t')?.textContent ?? '' };
  return { kind: isNamed(element, 'a:br') ? 'break' : 'other', look: element };
};

const isProperties = (element: Element): boolean => isNamed(element, 'a:pPr') || isNamed(element, 'a:endParaRPr');

/** The paragraphs of the text in a shape, a cell or notes, with their tags found. */
export const readBody = (body: Element, isTitle = false): ReadText<Element> =>
  readText(
    childrenOf(body, 'a:p').map(
      (paragraph): Paragraph<Element> => ({
        source: paragraph,
        runs: childrenOf(paragraph)
          .filter((element) => !isProperties(element))
          .map(runOf),
      }),
    ),
    isTitle,
  );

const breakLike = (look: Element): Element => {
  if (isNamed(look, 'a:br')) return cloneOf(look);
  const made = elementFrom(look.ownerDocument!, '<a:br/>');
  const properties = childOf(look, 'a:rPr');
  if (properties) made.appendChild(cloneOf(properties));
  return made;
};

/** A run with the look of another and a text of its own. */
export const runLike = (look: Element, text: string): Element => {
  const made = isNamed(look, 'a:r') ? cloneOf(look) : elementFrom(look.ownerDocument!, '<a:r><a:t/></a:r>');
  const words = childOf(made, 'a:t');
  if (words) words.textContent = printable(text);
  return made;
};

const elementOf = (run: Run<Element>): Element => {
  if (run.kind === 'text') return runLike(run.look, run.text);
  return run.kind === 'break' ? breakLike(run.look) : cloneOf(run.look);
};

const paragraphOf = ({ source, runs, same }: FilledParagraph<Element>): Element => {
  if (same) return cloneOf(source);
  const made = source.cloneNode(false) as Element;
  const properties = childOf(source, 'a:pPr');
  const end = childOf(source, 'a:endParaRPr');
  if (properties) made.appendChild(cloneOf(properties));
  for (const run of runs) if (run.kind !== 'text' || run.text !== '') made.appendChild(elementOf(run));
  if (end) made.appendChild(cloneOf(end));
  return made;
};

/** Puts filled paragraphs in the place of those of a body, which never is without one. */
export const writeBody = (body: Element, paragraphs: FilledParagraph<Element>[]): void => {
  const old = childrenOf(body, 'a:p');
  const made = paragraphs.map(paragraphOf);
  const first = old[0];
  if (made.length === 0 && first) made.push(paragraphOf({ source: first, runs: [], same: false }));
  for (const paragraph of old) remove(paragraph);
  for (const paragraph of made) body.appendChild(paragraph);
};

/** What a body says, one line a paragraph. */
export const wordsIn = (body: Element): string =>
  readBody(body)
    .paragraphs.map(({ pieces }) => pieces.map((piece) => ('text' in piece ? piece.text : 'source' in piece ? piece.source : ' ')).join(''))
    .join('\n');
