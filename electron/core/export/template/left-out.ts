import type { TemplateSay } from '#shared/template/words.ts';
import type { Template } from './open-template.ts';
import { isAside, isWithheld } from './partner-copy.ts';
import { relationsOf } from './relations.ts';
import { isInternalShape, shapesOf } from './shapes.ts';

/** Sentences about what the partner's copy drops of a template, only about what it has. */
export const describeLeftOut = ({ parts, presentation, slides }: Template, say: TemplateSay): string[] => {
  const withheld = slides.filter(isWithheld);
  const asides = [relationsOf(parts, ''), presentation.relations, ...slides.map(({ relations }) => relations)]
    .flat()
    .filter(({ kind }) => isAside(kind) && kind !== 'custom-properties');
  const comments = asides.filter(({ kind }) => /comment/i.test(kind)).length;
  const notes = slides.filter((one) => one.notes !== null).length;
  const shapes = slides
    .filter((one) => !withheld.includes(one))
    .flatMap(({ document }) => shapesOf(document).filter(isInternalShape)).length;
  const data = asides.length - comments;
  return [
    ...(withheld.length ? [say('out.slides', { numbers: withheld.map(({ number }) => number).join(', ') })] : []),
    ...(shapes ? [say('out.shapes', { count: shapes })] : []),
    ...(notes ? [say('out.notes', { count: notes })] : []),
    ...(comments ? [say('out.comments', { count: comments })] : []),
    ...(data ? [say('out.data', { count: data })] : []),
    say('out.properties'),
  ];
};
