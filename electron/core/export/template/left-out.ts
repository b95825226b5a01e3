import type { TemplateSay } from '#shared/template/words.ts';
import type { Template } from './open-template.ts';
import { isHouse, isWithheld } from './partner-copy.ts';
import { relationsOf } from './relations.ts';
import { isShown, walkParts } from './shown-parts.ts';
import { withheldShapes } from './withheld-shapes.ts';
import { parseXml } from './xml-part.ts';

/** Told of in words of their own, or not worth a word. */
const toldElsewhere = /^(?:notesSlide|notesMaster|handoutMaster|custom-properties|thumbnail|vmlDrawing)$/;
const kinds = { comments: /comment|^authors?$/i, files: /^(?:package|oleObject|control)$/ };

/** Sentences about what the partner's copy drops of a template, only about what it has. */
export const describeLeftOut = ({ parts, slides }: Template, say: TemplateSay): string[] => {
  const withheld = slides.filter(isWithheld);
  const kept = slides.filter((one) => !withheld.includes(one));
  const reached = [...walkParts(parts, (relation) => relation.external || isShown(relation))];
  const asides = reached.flatMap(([, { gone }]) => gone).filter(({ kind }) => !toldElsewhere.test(kind));
  const count = (is: (kind: string) => boolean): number => new Set(asides.filter(({ kind }) => is(kind)).map(({ target }) => target)).size;
  const comments = count((kind) => kinds.comments.test(kind));
  const files = count((kind) => kinds.files.test(kind));
  const data = count((kind) => !kinds.comments.test(kind) && !kinds.files.test(kind));
  const notes = slides.filter((one) => one.notes !== null).length;
  const houses = reached.flatMap(([path, { kind }]) =>
    isHouse(kind) ? [{ document: parseXml(path, parts.get(path) ?? new Uint8Array()), relations: relationsOf(parts, path) }] : [],
  );
  const shapes = [...kept, ...houses].reduce((sum, drawn) => sum + withheldShapes(drawn, parts).length, 0);
  return [
    ...(withheld.length ? [say('out.slides', { numbers: withheld.map(({ number }) => number).join(', ') })] : []),
    ...(shapes ? [say('out.shapes', { count: shapes })] : []),
    ...(notes ? [say('out.notes', { count: notes })] : []),
    ...(comments ? [say('out.comments', { count: comments })] : []),
    ...(files ? [say('out.files', { count: files })] : []),
    ...(data ? [say('out.data', { count: data })] : []),
    say('out.properties'),
  ];
};
