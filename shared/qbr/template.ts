import { z } from 'zod';
import { QbrBlock } from './block.ts';
import { AgendaItem, usualAgenda } from './outcome.ts';
import { completeSections, QbrSectionKey, sectionsOfProfile } from './sections.ts';

const TemplateSection = z.object({
  key: QbrSectionKey,
  title: z.string().trim().max(200).nullable().default(null),
  isOn: z.boolean().default(true),
  // a section without any block would have the usual ones
  blocks: z.array(QbrBlock).min(1, 'a section has a block at least').max(60),
});
export type TemplateSection = z.infer<typeof TemplateSection>;

/** What a new review of a partner type starts from, as channel operations left it. `agenda` null: the usual one. */
export const QbrTemplate = z.object({
  sections: z
    .array(TemplateSection)
    .min(1, 'a package has a section at least')
    .max(40)
    .refine((sections) => new Set(sections.map(({ key }) => key)).size === sections.length, 'a section stands in the package twice'),
  agenda: z.array(AgendaItem).min(1, 'an agenda has a part at least').max(40).nullable().default(null),
});
export type QbrTemplate = z.infer<typeof QbrTemplate>;

/** What a type says about its package. */
type TypeOfPackage = { qbrSections: readonly string[]; qbrTemplate: QbrTemplate | null };

/** The sections of a new review of a type, with their blocks. */
export const sectionsOfType = ({ qbrSections, qbrTemplate }: TypeOfPackage): ReturnType<typeof completeSections> => {
  if (qbrTemplate === null) return sectionsOfProfile(qbrSections);
  const stored = qbrTemplate.sections.map(({ key, title, isOn }) => ({ key, title, isOn, commentary: '' }));
  return completeSections(stored, new Map(qbrTemplate.sections.map(({ key, blocks }) => [key, blocks])));
};

/** The agenda of a new review of a type. */
export const agendaOfType = ({ qbrTemplate }: Pick<TypeOfPackage, 'qbrTemplate'>): readonly AgendaItem[] =>
  qbrTemplate?.agenda ?? usualAgenda;

/** The template of a type in full, to start editing from. */
export const templateOfType = (type: TypeOfPackage): QbrTemplate =>
  type.qbrTemplate ?? {
    sections: sectionsOfType(type).map(({ key, title, isOn, blocks }) => ({ key, title, isOn, blocks })),
    agenda: null,
  };
