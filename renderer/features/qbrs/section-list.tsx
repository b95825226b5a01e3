import { Switch } from '@mantine/core';
import { IconGripVertical, IconUsers } from '@tabler/icons-react';
import { type DragEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QbrSectionKey } from '#shared/qbr/sections.ts';
import { useCommand } from '#renderer/state/use-command.ts';
import { useNotice } from '#renderer/state/use-notice.tsx';
import { moveTo } from '#renderer/ui/order.ts';
import { useSectionName } from '#renderer/ui/blocks/section-name.ts';
import { isFocusNowhere } from '#renderer/ui/keep-focus.ts';
import { AddSection } from './add-section.tsx';
import type { Review } from './editor.tsx';
import classes from './editor.module.css';

type SectionListProps = { review: Review; open: QbrSectionKey; onOpen(key: QbrSectionKey): void };

/** The sections in their order. Arrows walk, Alt+arrows move, the switch takes a section out; the mouse drags. */
export const SectionList = ({ review: { qbr, package: built, live }, open, onOpen }: SectionListProps) => {
  const { t } = useTranslation();
  const order = useCommand('qbrs.sections.order');
  const save = useCommand('qbrs.section.save');
  const { failed } = useNotice();
  const [dragged, setDragged] = useState<QbrSectionKey | null>(null);
  const [said, setSaid] = useState('');
  const { sections } = built;
  const keys = sections.map(({ key }) => key);
  const nameOf = useSectionName();
  const titles = new Map(sections.map((section) => [section.key, nameOf(section)]));
  const count = sections.length;
  const held = useRef<HTMLElement | null>(null);
  const placed = keys.join();
  useEffect(() => {
    // an element that takes another place loses the keyboard
    if (held.current?.isConnected && isFocusNowhere()) held.current.focus();
    held.current = null;
  }, [placed]);

  const move = async (key: QbrSectionKey, index: number): Promise<void> => {
    const next = moveTo(keys, key, index);
    if (!live || next.join() === keys.join()) return;
    held.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    const done = await order.run({ id: qbr.id, keys: next });
    if (done.ok) setSaid(t(($) => $.qbr.editor.moved, { title: titles.get(key) ?? '', position: next.indexOf(key) + 1, count }));
    else failed(done.error);
  };
  const setOn = async (key: QbrSectionKey, isOn: boolean): Promise<void> => {
    const done = await save.run({ id: qbr.id, key, isOn });
    if (!done.ok) failed(done.error);
  };
  const keyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-section]') : null;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!button || step === undefined) return;
    event.preventDefault();
    const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-section]')];
    const key = keys.find((one) => one === button.dataset['section']);
    if (event.altKey && key) void move(key, keys.indexOf(key) + step);
    else if (!event.altKey) buttons[buttons.indexOf(button) + step]?.focus();
  };
  const drop = (event: DragEvent, index: number): void => {
    event.preventDefault();
    if (dragged) void move(dragged, index);
    setDragged(null);
  };
  return (
    // the keys belong to the buttons inside
    <nav className={classes['sections']} aria-label={t(($) => $.qbr.editor.sections)} onKeyDown={keyDown}>
      <ol className={classes['list']}>
        {sections.map(({ key, isOn, commentary }, index) => {
          const title = titles.get(key) ?? '';
          const place = { position: index + 1, count };
          return (
            <li
              key={key}
              className={classes['item']}
              data-open={key === open || undefined}
              data-off={!isOn || undefined}
              data-dragged={key === dragged || undefined}
              draggable={live}
              onDragStart={() => setDragged(key)}
              onDragOver={(event) => event.preventDefault()}
              onDragEnd={() => setDragged(null)}
              onDrop={(event) => drop(event, index)}
            >
              <IconGripVertical size={14} aria-hidden className={classes['grip']} data-live={live || undefined} />
              <button
                type="button"
                data-section={key}
                className={classes['itemButton']}
                aria-current={key === open ? 'true' : undefined}
                onClick={() => onOpen(key)}
              >
                <span className={classes['number']} aria-hidden>
                  {index + 1}
                </span>
                <span className={classes['itemTitle']}>
                  {title}
                  <span className={classes['unseen']}>
                    {isOn ? t(($) => $.qbr.editor.place, place) : t(($) => $.qbr.editor.placeOff, place)}
                  </span>
                </span>
                {commentary.trim() === '' ? null : (
                  <span className={classes['dot']} role="img" aria-label={t(($) => $.qbr.editor.written)} />
                )}
              </button>
              <Switch
                size="xs"
                withThumbIndicator={false}
                checked={isOn}
                disabled={!live}
                aria-label={t(($) => $.qbr.editor.switchOn, { title })}
                onChange={(event) => void setOn(key, event.currentTarget.checked)}
              />
            </li>
          );
        })}
      </ol>
      {live ? <AddSection id={qbr.id} onAdded={onOpen} /> : null}
      <button
        type="button"
        data-section="about"
        className={classes['about']}
        aria-current={open === 'about' ? 'true' : undefined}
        onClick={() => onOpen('about')}
      >
        <IconUsers size={15} aria-hidden />
        {t(($) => $.qbr.editor.about)}
      </button>
      <p className={classes['keysHint']}>{t(($) => $.qbr.editor.sectionsHint)}</p>
      <p role="status" className={classes['unseen']}>
        {said}
      </p>
    </nav>
  );
};
