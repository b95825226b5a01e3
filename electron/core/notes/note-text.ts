import * as Y from 'yjs';
import { noteField } from '#shared/api/notes.ts';

/** The most items that a list of the text may stand in lists; what is deeper is left out. */
const deepest = 60;

const inlineText = (node: Y.XmlText): string =>
  (node.toDelta() as Array<{ insert?: unknown }>).map(({ insert }) => (typeof insert === 'string' ? insert : ' ')).join('');

const linesOf = (node: Y.XmlElement | Y.XmlFragment, depth: number): string[] => {
  const lines: string[] = [];
  let inline = '';
  const end = (): void => {
    if (inline !== '') lines.push(inline);
    inline = '';
  };
  for (const child of node.toArray()) {
    if (child instanceof Y.XmlText) inline += inlineText(child);
    else if (child instanceof Y.XmlElement && child.nodeName === 'hardBreak') end();
    else if (child instanceof Y.XmlElement && depth < deepest) {
      end();
      lines.push(...linesOf(child, depth + 1));
    }
  }
  end();
  return lines;
};

/** The words of a note, a line a block, without their form. */
export const plainText = (doc: Y.Doc): string => linesOf(doc.getXmlFragment(noteField), 0).join('\n');

/** The document of a note of its updates; one that cannot be read is passed over, so that the others are not lost with it. */
export const noteDoc = (updates: Iterable<Uint8Array>): Y.Doc => {
  const doc = new Y.Doc();
  for (const update of updates) {
    try {
      Y.applyUpdate(doc, update);
    } catch {
      continue;
    }
  }
  return doc;
};
