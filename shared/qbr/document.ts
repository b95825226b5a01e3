import type { Block, Document, FileProperties, Section } from '#shared/documents/model.ts';
import type { PackageSection, QbrPackage } from './model.ts';
import { sectionTitle } from './document-titles.ts';
import { type QbrSay, qbrWordsOf } from './words.ts';

/** How a package is put on paper. `createdAt`: the instant of the export, ISO 8601 in UTC. */
export type PaperOptions = { language: string; pageSize: 'A4' | 'Letter'; createdAt: string };

/** The cover is laid out by itself; a chart stands beside what it belongs to, everything else below each other. */
const layoutOf = (key: string, blocks: readonly Block[]): Section['layout'] => {
  if (key === 'title') return 'title';
  return blocks.length > 1 && blocks[0]?.kind !== 'chart' && blocks[0]?.kind !== 'figures' && blocks.some(({ kind }) => kind === 'chart')
    ? 'side-by-side'
    : 'stack';
};

const toSection = (section: PackageSection, built: QbrPackage, say: QbrSay): Section => {
  const blocks = section.blocks.filter(({ isOn }) => isOn).flatMap(({ content }) => content);
  return {
    key: section.key,
    title: section.title ?? sectionTitle(section.key, built, say),
    layout: layoutOf(section.key, blocks),
    notes: section.notes,
    blocks,
  };
};

export const packageProperties = (
  built: QbrPackage,
  { language, createdAt }: Pick<PaperOptions, 'language' | 'createdAt'>,
): FileProperties => {
  const say = qbrWordsOf(language);
  const facts = { partner: built.partner.name, quarter: built.quarter.label };
  return {
    title: say('workbookTitle', facts),
    subject: say('subject', facts),
    author: built.partner.owner ?? built.company,
    company: built.company,
    createdAt,
  };
};

/** The deck and the hand-out of a package: one section a slide, those that are switched off left out. */
export const packageToDocument = (built: QbrPackage, { language, pageSize, createdAt }: PaperOptions): Document => {
  const say = qbrWordsOf(language);
  const quarter = built.quarter.label;
  return {
    title: say('coverSubtitle', { quarter }),
    subtitle: say('coverSubtitle', { quarter }),
    partner: built.partner.name,
    asOf: built.asOf,
    footer: built.partner.sample ? say('sampleFooter') : built.company,
    currency: built.currency,
    language,
    pageSize,
    properties: packageProperties(built, { language, createdAt }),
    sections: built.sections.filter(({ isOn }) => isOn).map((section) => toSection(section, built, say)),
  };
};
