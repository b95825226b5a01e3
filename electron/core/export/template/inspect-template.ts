import type { Block } from '#shared/template/blocks.ts';
import { type CheckScope, scopeWithin } from '#shared/template/check-tag.ts';
import { checkText } from '#shared/template/check-text.ts';
import type { Audience, TemplateData } from '#shared/template/data.ts';
import type { TagReport, TemplateReport } from '#shared/template/report.ts';
import { findTags, isBlockTag, type Malformed } from '#shared/template/tags.ts';
import { type TemplateSay, templateWordsOf } from '#shared/template/words.ts';
import { describeLeftOut } from './left-out.ts';
import { openTemplate, type Template, type TemplateSlide } from './open-template.ts';
import { slideBlocks } from './slide-blocks.ts';
import { marksOf, type SlideText, slideTexts, type TextPlace } from './slide-texts.ts';
import { drawingWords } from './withheld-shapes.ts';

const placeWords = (place: TextPlace, say: TemplateSay): string => {
  switch (place.kind) {
    case 'title':
    case 'notes':
      return say(`place.${place.kind}`);
    case 'cell':
      return say('place.cell', { name: place.name, row: place.row, column: place.column });
    case 'shape':
    case 'altText':
      return place.kind === 'shape' && place.name === '' ? say('place.unnamed') : say(`place.${place.kind}`, { name: place.name });
  }
};

const halfOf = (opens: boolean): Malformed => (opens ? 'unended' : 'unopened');

/** What is wrong with the loose tags of a text, in their order: nothing for those that have their other half in the table or on a slide. */
const troublesOf = (one: SlideText, looseOnSlides: ReadonlySet<unknown>): (Malformed | null)[] => {
  const { text, table, place, aboutSlides } = one;
  if (table && place.kind === 'cell') {
    const lost = table.loose.filter(({ row, column }) => row === place.row - 1 && column === place.column - 1).map(({ tag }) => tag);
    return text.loose.map(({ tag }) => (lost.includes(tag) ? halfOf(isBlockTag(tag)) : null));
  }
  return text.loose.map(({ tag }) => (aboutSlides && !looseOnSlides.has(tag) ? null : halfOf(isBlockTag(tag))));
};

const within = (blocks: readonly Block[], unit: number, scope: CheckScope, data: TemplateData): CheckScope =>
  blocks.filter(({ from, to }) => from <= unit && unit <= to).reduce((inner, { tag }) => scopeWithin(tag, inner, data), scope);

/** Tags in what is drawn from data of its own, which is not touched. */
const drawingTags = ({ parts }: Template, { number, relations }: TemplateSlide, say: TemplateSay): TagReport[] =>
  [...drawingWords(parts, relations).values()].flat().flatMap((words) =>
    findTags(words).map(({ source, tag }): TagReport => {
      const where = { slide: number, place: say('place.drawing') };
      return tag.kind === 'internal'
        ? { tag: source, where, state: 'ok', say: say('ok.internal') }
        : { tag: source, where, state: 'wrongKind', say: say('wrong.drawing') };
    }),
  );

/**
 * Reads a template and says of each of its tags what will become of it, in the order of its slides; nothing is written and nothing fails for a tag. `leftOut`
 * says what a copy for this audience drops of the template itself. Throws TEMPLATE_* for a file that cannot be used.
 */
export const inspectTemplate = async (bytes: Uint8Array, data: TemplateData, audience: Audience = 'internal'): Promise<TemplateReport> => {
  const template = await openTemplate(bytes);
  const say = templateWordsOf(data.language);
  const texts = template.slides.map(slideTexts);
  const { blocks, loose } = slideBlocks(texts.map(marksOf));
  const lost = new Set<unknown>(loose.map(({ tag }) => tag));
  const tags = texts.flatMap((all, slide) => {
    const around = within(blocks, slide, { scope: null, isVague: false }, data);
    const placed = all.flatMap((one): TagReport[] => {
      const { place, text, table } = one;
      const scope = place.kind === 'cell' && table ? within(table.blocks, place.row - 1, around, data) : around;
      const mayBind = place.kind === 'shape' || place.kind === 'altText';
      const where = { slide: slide + 1, place: placeWords(place, say) };
      return checkText(text, { ...scope, mayBind, troubles: troublesOf(one, lost) }, data).map((checked) => ({ ...checked, where }));
    });
    const here = template.slides[slide];
    return here ? [...placed, ...drawingTags(template, here, say)] : placed;
  });
  return { slides: template.slides.length, tags, leftOut: audience === 'partner' ? describeLeftOut(template, say) : [] };
};
