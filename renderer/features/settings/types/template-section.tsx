import { ActionIcon, Button, Switch, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconChevronDown, IconChevronRight, IconGripVertical } from '@tabler/icons-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { isOwnSection } from '#shared/qbr/sections.ts';
import type { TemplateSection as Section } from '#shared/qbr/template.ts';
import { useSectionName } from '#renderer/ui/blocks/section-name.ts';
import type { useArranged } from '#renderer/ui/blocks/use-arranged.ts';
import { TemplateBlocks } from './template-blocks.tsx';
import classes from './template.module.css';

type TemplateSectionProps = {
  section: Section;
  place: { index: number; count: number };
  arranged: ReturnType<typeof useArranged>;
  isOpen: boolean;
  onOpen(isOpen: boolean): void;
  onChange(section: Section): void;
  onRemove(): void;
};

/** One section of the template: whether it is in and where, and, opened, its title and blocks. */
export const TemplateSection = ({ section, place, arranged, isOpen, onOpen, onChange, onRemove }: TemplateSectionProps) => {
  const { t } = useTranslation();
  const id = useId();
  const nameOf = useSectionName();
  const { key, title, isOn, blocks } = section;
  const name = nameOf(section);
  const { index, count } = place;
  const Chevron = isOpen ? IconChevronDown : IconChevronRight;
  return (
    <li className={classes['section']} data-off={!isOn || undefined} {...arranged.item(key, index)}>
      {/* the keys belong to the buttons inside */}
      <div className={classes['head']} onKeyDown={(event) => arranged.keys(event, key)}>
        <span className={classes['grip']} {...arranged.grip(key)}>
          <IconGripVertical size={14} aria-hidden />
        </span>
        <button
          type="button"
          data-first
          className={classes['open']}
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => onOpen(!isOpen)}
        >
          <Chevron size={14} aria-hidden />
          <span className={classes['name']}>{name}</span>
          <span className={classes['count']}>
            {t(($) => $.program.template.blocks, { count: blocks.filter((block) => block.isOn).length })}
          </span>
        </button>
        <Switch
          withThumbIndicator={false}
          checked={isOn}
          aria-label={t(($) => $.qbr.editor.switchOn, { title: name })}
          onChange={(event) => onChange({ ...section, isOn: event.currentTarget.checked })}
        />
        <ActionIcon
          size="sm"
          aria-disabled={index === 0}
          aria-label={t(($) => $.qbrBlocks.up, { name })}
          onClick={() => arranged.move(key, -1)}
        >
          <IconArrowUp size={14} aria-hidden />
        </ActionIcon>
        <ActionIcon
          size="sm"
          aria-disabled={index === count - 1}
          aria-label={t(($) => $.qbrBlocks.down, { name })}
          onClick={() => arranged.move(key, 1)}
        >
          <IconArrowDown size={14} aria-hidden />
        </ActionIcon>
      </div>
      <div id={id}>
        {isOpen ? (
          <div className={classes['inside']}>
            <div className={classes['titleLine']}>
              <TextInput
                label={t(($) => $.qbr.editor.sectionTitle)}
                value={title ?? ''}
                placeholder={nameOf({ key, title: null })}
                maxLength={200}
                onChange={(event) => onChange({ ...section, title: event.currentTarget.value === '' ? null : event.currentTarget.value })}
              />
              {isOwnSection(key) ? (
                <Button variant="default" onClick={onRemove}>
                  {t(($) => $.qbr.editor.removeSection)}
                </Button>
              ) : null}
            </div>
            <TemplateBlocks section={key} blocks={blocks} onChange={(next) => onChange({ ...section, blocks: next })} />
          </div>
        ) : null}
      </div>
    </li>
  );
};
