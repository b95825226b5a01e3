import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usualAgenda } from '#shared/qbr/outcome.ts';
import { ownSectionKey } from '#shared/qbr/sections.ts';
import type { QbrTemplate, TemplateSection as Section } from '#shared/qbr/template.ts';
import { AgendaEditor } from '#renderer/ui/blocks/agenda-editor.tsx';
import { useSectionName } from '#renderer/ui/blocks/section-name.ts';
import { useArranged } from '#renderer/ui/blocks/use-arranged.ts';
import { freeName } from './free-name.ts';
import { TemplateSection } from './template-section.tsx';
import classes from './template.module.css';

type PackageTemplateProps = { template: QbrTemplate; onChange(template: QbrTemplate | null): void };

/** What a new review of a type starts with: sections, their blocks with who sees them, and the agenda. */
export const PackageTemplate = ({ template, onChange }: PackageTemplateProps) => {
  const { t } = useTranslation();
  const nameOf = useSectionName();
  const [open, setOpen] = useState<string | null>(null);
  const { sections, agenda } = template;
  const arranged = useArranged({
    keys: sections.map(({ key }) => key),
    isLive: true,
    onOrder: (keys) => onChange({ ...template, sections: keys.flatMap((key) => sections.filter((one) => one.key === key)) }),
    said: (key, position) => {
      const section = sections.find((one) => one.key === key);
      return t(($) => $.qbrBlocks.moved, { name: section ? nameOf(section) : '', position, count: sections.length });
    },
  });
  const setSections = (next: Section[]): void => onChange({ ...template, sections: next });
  const addSection = (): void => {
    const key = freeName(
      ownSectionKey('template'),
      sections.map((section) => section.key),
    );
    const commentary = { kind: 'commentary', source: null, metrics: [], audience: 'shareable', isOn: true, title: null, text: '' } as const;
    setOpen(key);
    arranged.focusAdded(key);
    setSections([
      ...sections,
      {
        key,
        title: t(($) => $.program.template.ownSection),
        isOn: true,
        blocks: [{ ...commentary, metrics: [], key: `${key}.commentary` }],
      },
    ]);
  };
  return (
    <div className={classes['template']}>
      <ol ref={arranged.list} className={classes['list']} aria-label={t(($) => $.qbr.editor.sections)}>
        {sections.map((section, index) => (
          <TemplateSection
            key={section.key}
            section={section}
            place={{ index, count: sections.length }}
            arranged={arranged}
            isOpen={open === section.key}
            onOpen={(isOpen) => setOpen(isOpen ? section.key : null)}
            onChange={(next) => setSections(sections.map((one) => (one.key === section.key ? next : one)))}
            onRemove={() => {
              arranged.focusAfter(section.key);
              setSections(sections.filter((one) => one.key !== section.key));
            }}
          />
        ))}
      </ol>
      <p role="status" className={classes['unseen']}>
        {arranged.spoken}
      </p>
      <div className={classes['actions']}>
        <Button variant="default" leftSection={<IconPlus size={14} aria-hidden />} onClick={addSection}>
          {t(($) => $.qbr.editor.addSection)}
        </Button>
        <Button variant="subtle" onClick={() => onChange(null)}>
          {t(($) => $.program.template.shipped)}
        </Button>
      </div>
      <h4>{t(($) => $.qbrBlocks.kind.agenda)}</h4>
      <AgendaEditor
        items={agenda ?? usualAgenda}
        sections={sections.map((section) => ({ key: section.key, title: nameOf(section) }))}
        onChange={(items) => onChange({ ...template, agenda: items })}
        onReset={agenda === null ? undefined : () => onChange({ ...template, agenda: null })}
      />
    </div>
  );
};
