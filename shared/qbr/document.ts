import type { Block, Document, FileProperties, Section } from '#shared/documents/model.ts';
import type { PackageSection, QbrPackage } from './model.ts';
import { sectionTitle } from './document-titles.ts';
import { partnerCopy } from './partner-copy.ts';
import { type QbrSay, qbrWordsOf } from './words.ts';

/** Whom a paper is for. The partner's has nothing that is internal. */
export type PaperAudience = 'internal' | 'partner';
/** How a package is put on paper. `createdAt`: the instant of the export, ISO 8601 in UTC. */
export type PaperOptions = { language: string; pageSize: 'A4' | 'Letter'; createdAt: string; audience: PaperAudience };

const isText = ({ kind }: Block): boolean => kind === 'text' || kind === 'list';
/** Words, or a table that can be read on half a page. */
const isNarrow = (block: Block): boolean => isText(block) || (block.kind === 'table' && block.columns.length <= 5);

/** The cover is laid out by itself; charts stand beside what they belong to where nothing else needs the width, everything else below each other. */
const layoutOf = (key: string, blocks: readonly Block[]): Section['layout'] => {
  if (key === 'title') return 'title';
  const [first, ...others] = blocks;
  const fits = first !== undefined && isNarrow(first) && others.every((block) => isText(block) || block.kind === 'chart');
  return fits && others.some(({ kind }) => kind === 'chart') ? 'side-by-side' : 'stack';
};

/** The key of the page of a section: its own, or that of what did not fit its form. */
export const isPageOf = (key: string, section: string): boolean => key === section || key === `${section}.more`;

/** What the cover has no room for, on a page of its own behind it: an agenda or a chart that somebody put there is never lost. */
const behindCover = (section: PackageSection, blocks: Block[], title: string, audience: PaperAudience, say: QbrSay): Section => {
  const isAgenda = section.blocks.some(({ isOn, kind }) => isOn && kind === 'agenda');
  return {
    key: `${section.key}.more`,
    title: isAgenda ? say('section.agenda') : title,
    layout: layoutOf('', blocks),
    notes: audience === 'partner' ? null : '',
    blocks,
  };
};

const toPages = (section: PackageSection, built: QbrPackage, audience: PaperAudience, say: QbrSay): Section[] => {
  const blocks = section.blocks.filter(({ isOn }) => isOn).flatMap(({ content }) => content);
  const title = section.title ?? sectionTitle(section.key, built, say);
  const layout = layoutOf(section.key, blocks);
  const behind = layout === 'title' ? blocks.filter((block) => !isText(block)) : [];
  const page = { key: section.key, title, layout, notes: audience === 'partner' ? null : section.notes };
  if (behind.length === 0) return [{ ...page, blocks }];
  return [{ ...page, blocks: blocks.filter(isText) }, behindCover(section, behind, title, audience, say)];
};

/** What the properties of a file say; the partner's name the company alone. */
export const packageProperties = (built: QbrPackage, { language, createdAt, audience }: Omit<PaperOptions, 'pageSize'>): FileProperties => {
  const say = qbrWordsOf(language);
  const facts = { partner: built.partner.name, quarter: built.quarter.label };
  return {
    title: say('workbookTitle', facts),
    subject: say('subject', facts),
    author: audience === 'partner' ? built.company : (built.partner.owner ?? built.company),
    company: built.company,
    createdAt,
  };
};

const footerOf = ({ partner, company }: QbrPackage, audience: PaperAudience, say: QbrSay): string =>
  [partner.sample ? say('sampleFooter') : company, audience === 'partner' ? say('forPartner', { partner: partner.name }) : say('internal')]
    .filter(Boolean)
    .join('  ·  ');

/** The deck and the hand-out of a package: one section a slide, those that are switched off left out, and for the partner all that is internal. */
export const packageToDocument = (given: QbrPackage, { language, pageSize, createdAt, audience }: PaperOptions): Document => {
  const built = audience === 'partner' ? partnerCopy(given).copy : given;
  const say = qbrWordsOf(language);
  const quarter = built.quarter.label;
  return {
    title: say('coverSubtitle', { quarter }),
    subtitle: say('coverSubtitle', { quarter }),
    partner: built.partner.name,
    asOf: built.asOf,
    footer: footerOf(built, audience, say),
    currency: built.currency,
    language,
    pageSize,
    properties: packageProperties(built, { language, createdAt, audience }),
    sections: built.sections.filter(({ isOn }) => isOn).flatMap((section) => toPages(section, built, audience, say)),
  };
};
