import { expandUnits } from '#shared/template/blocks.ts';
import type { Audience, TemplateData } from '#shared/template/data.ts';
import { type Scope, scopesOf } from '#shared/template/resolve.ts';
import { AppError } from '#shared/domain/errors.ts';
import { dropLinks } from './links.ts';
import { startMaking } from './making.ts';
import { openTemplate } from './open-template.ts';
import { isWithheld, keepForAudience } from './partner-copy.ts';
import { writePackage } from './write-package.ts';
import { type PlacedPage, placeSlides } from './place-slides.ts';
import { writeProperties } from './properties.ts';
import { renderSlide } from './render-slide.ts';
import { marksOf, slideTexts } from './slide-texts.ts';
import { slideBlocks } from './slide-blocks.ts';

/** The bytes of a .pptx with tags, what to fill it with, and for whom. */
export type TemplateInput = { template: Uint8Array; data: TemplateData; audience: Audience };

/**
 * Fills a template. Masters, layouts, themes, fonts and pictures stay byte for byte; unknown tags leave nothing behind. The same input gives the same bytes.
 * Throws TEMPLATE_* for a file that cannot be used, and TEMPLATE_NO_SLIDES when nothing is left of it.
 */
export const fillTemplate = async ({ template: bytes, data, audience }: TemplateInput): Promise<Uint8Array> => {
  const template = await openTemplate(bytes);
  const making = startMaking(template, data, audience);
  const { slides } = template;
  const scope: Scope = null;
  const { blocks } = slideBlocks(slides.map((slide) => marksOf(slideTexts(slide))));
  const rendered: PlacedPage[] = [];
  for (const { unit, scope: inner } of expandUnits(slides.length, blocks, scope, scopesOf(data))) {
    const slide = slides[unit];
    if (!slide || (audience === 'partner' && isWithheld(slide))) continue;
    for (const page of await renderSlide(slide, inner, making)) rendered.push({ ...page, slide });
  }
  if (rendered.length === 0) throw new AppError('TEMPLATE_NO_SLIDES');
  const kept = new Set(rendered.map(({ slide }) => slide.path));
  for (const page of rendered) dropLinks(page, (path) => kept.has(path) || !slides.some((slide) => slide.path === path));
  placeSlides(making, rendered);
  writeProperties(making, rendered.length);
  keepForAudience(making);
  return writePackage(making);
};
