import { ActionIcon, Button, Checkbox, MultiSelect, TextInput } from '@mantine/core';
import { IconAlertTriangle, IconArrowDown, IconArrowUp, IconGripVertical, IconPlus, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { AgendaItem } from '#shared/qbr/outcome.ts';
import classes from './agenda.module.css';
import { MinutesField } from './minutes-field.tsx';
import { useArranged } from './use-arranged.ts';

const longest = 90;

type AgendaEditorProps = {
  items: readonly AgendaItem[];
  sections: ReadonlyArray<{ key: string; title: string }>;
  onChange(items: AgendaItem[]): void;
  /** Without it the agenda is the usual one already. */
  onReset?: (() => void) | undefined;
};

const freshKey = (items: readonly AgendaItem[]): string => {
  let number = items.length + 1;
  while (items.some(({ key }) => key === `part${number}`)) number += 1;
  return `part${number}`;
};

/** The parts of the meeting with their minutes, what is shown in each, and what the sum says. */
export const AgendaEditor = ({ items, sections, onChange, onReset }: AgendaEditorProps) => {
  const { t } = useTranslation();
  const partOf = ({ title }: AgendaItem): string => title.trim() || t(($) => $.qbrBlocks.agenda.untitled);
  const keys = items.map(({ key }) => key);
  const arranged = useArranged({
    keys,
    isLive: true,
    onOrder: (next) => onChange(next.flatMap((key) => items.filter((item) => item.key === key))),
    said: (key, position) => {
      const item = items.find((one) => one.key === key);
      return t(($) => $.qbrBlocks.moved, { name: item ? partOf(item) : '', position, count: items.length });
    },
  });
  const change = (key: string, changes: Partial<AgendaItem>): void =>
    onChange(items.map((item) => (item.key === key ? { ...item, ...changes } : item)));
  const minutes = items.reduce((sum, item) => sum + item.minutes, 0);
  const back = items.reduce((sum, item) => sum + (item.looksBack ? item.minutes : 0), 0);
  const hints = [
    ...(back * 2 > minutes ? [t(($) => $.qbrBlocks.agenda.tooMuchBack)] : []),
    ...(minutes > longest ? [t(($) => $.qbrBlocks.agenda.tooLong)] : []),
  ];
  const choices = sections.map(({ key, title }) => ({ value: key, label: title }));
  return (
    <div className={classes['agenda']}>
      <div className={classes['row']} aria-hidden>
        <span />
        <span className={classes['columnName']}>{t(($) => $.qbrBlocks.agenda.columns.part)}</span>
        <span className={classes['columnName']} data-number>
          {t(($) => $.qbrBlocks.agenda.columns.minutes)}
        </span>
        <span className={classes['columnName']}>{t(($) => $.qbrBlocks.agenda.looksBack)}</span>
        <span className={classes['columnName']}>{t(($) => $.qbrBlocks.agenda.columns.sections)}</span>
      </div>
      <ol ref={arranged.list} className={classes['list']} aria-label={t(($) => $.qbrBlocks.agenda.label)}>
        {items.map((item, index) => {
          const part = partOf(item);
          const { key } = item;
          return (
            // the keys belong to the fields inside
            <li key={key} className={classes['row']} onKeyDown={(event) => arranged.keys(event, key)} {...arranged.item(key, index)}>
              <span className={classes['grip']} {...arranged.grip(key)}>
                <IconGripVertical size={14} aria-hidden />
              </span>
              <TextInput
                data-first
                aria-label={t(($) => $.qbrBlocks.agenda.title, { position: index + 1 })}
                value={item.title}
                maxLength={200}
                onChange={(event) => change(key, { title: event.currentTarget.value })}
              />
              <MinutesField
                label={t(($) => $.qbrBlocks.agenda.minutes, { part })}
                minutes={item.minutes}
                onChange={(next) => change(key, { minutes: next })}
              />
              <Checkbox
                aria-label={t(($) => $.qbrBlocks.agenda.looksBackOf, { part })}
                className={classes['back'] ?? ''}
                checked={item.looksBack}
                onChange={(event) => change(key, { looksBack: event.currentTarget.checked })}
              />
              <MultiSelect
                aria-label={t(($) => $.qbrBlocks.agenda.sections, { part })}
                data={choices}
                // a section of another type may be named that this package does not have
                value={item.sections.filter((one) => choices.some(({ value }) => value === one))}
                onChange={(shown) =>
                  change(key, { sections: [...shown, ...item.sections.filter((one) => !choices.some(({ value }) => value === one))] })
                }
              />
              <span className={classes['actions']}>
                <ActionIcon
                  size="sm"
                  aria-disabled={index === 0}
                  aria-label={t(($) => $.qbrBlocks.agenda.up, { part })}
                  onClick={() => arranged.move(key, -1)}
                >
                  <IconArrowUp size={14} aria-hidden />
                </ActionIcon>
                <ActionIcon
                  size="sm"
                  aria-disabled={index === items.length - 1}
                  aria-label={t(($) => $.qbrBlocks.agenda.down, { part })}
                  onClick={() => arranged.move(key, 1)}
                >
                  <IconArrowDown size={14} aria-hidden />
                </ActionIcon>
                {items.length === 1 ? null : (
                  <ActionIcon
                    size="sm"
                    aria-label={t(($) => $.qbrBlocks.agenda.remove, { part })}
                    onClick={() => {
                      arranged.focusAfter(key);
                      onChange(items.filter((one) => one.key !== key));
                    }}
                  >
                    <IconX size={14} aria-hidden />
                  </ActionIcon>
                )}
              </span>
            </li>
          );
        })}
      </ol>
      <p role="status" className={classes['unseen']}>
        {arranged.spoken}
      </p>
      <p className={classes['total']}>{t(($) => $.qbrBlocks.agenda.total, { minutes, back })}</p>
      {hints.map((hint) => (
        <p key={hint} className={classes['hint']}>
          <IconAlertTriangle size={14} stroke={1.75} aria-hidden />
          {hint}
        </p>
      ))}
      <div className={classes['actions']}>
        <Button
          variant="default"
          leftSection={<IconPlus size={14} aria-hidden />}
          disabled={items.length >= 40}
          onClick={() => {
            const key = freshKey(items);
            arranged.focusAdded(key);
            onChange([...items, { key, title: t(($) => $.qbrBlocks.agenda.fresh), minutes: 10, looksBack: false, sections: [] }]);
          }}
        >
          {t(($) => $.qbrBlocks.agenda.add)}
        </Button>
        {onReset ? (
          <Button variant="subtle" onClick={onReset}>
            {t(($) => $.qbrBlocks.agenda.reset)}
          </Button>
        ) : null}
      </div>
    </div>
  );
};
