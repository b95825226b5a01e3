import { Popover } from '@mantine/core';
import { type KeyboardEvent, useId, useLayoutEffect, useRef, useState } from 'react';
import type { EditorProps } from './editor.ts';
import classes from './sheet.module.css';
import { useEditorEnd } from './use-editor-end.ts';

/** Changes a cell to one of a list: by its first letters, by the arrows, or by the mouse. */
export const ChoiceEditor = (props: EditorProps) => {
  const { start, how, choices, label, noteId, isBad } = props;
  const all = choices ?? [];
  // what somebody typed, or null; and the place in the list that the arrows came to
  const [query, setQuery] = useState<string | null>(null);
  const [arrived, setArrived] = useState<number | null>(null);
  const sought = (query ?? '').trim().toLocaleLowerCase();
  const found = sought === '' ? all : all.filter((choice) => choice.label.toLocaleLowerCase().includes(sought));
  // one that begins with what was typed stands before those that only hold it
  const nearest = Math.max(
    0,
    found.findIndex((choice) => choice.label.toLocaleLowerCase().startsWith(sought)),
  );
  const marked = arrived ?? (sought === '' ? found.findIndex((choice) => choice.label === start) : nearest);
  const shown = arrived === null ? (query ?? (how === 'text' ? start : '')) : (found[arrived]?.label ?? '');
  const typed = arrived === null && (query === null || sought === '') ? query : (found[marked]?.label ?? query);
  const listId = useId();
  const field = useRef<HTMLInputElement>(null);
  const { done, cancel } = useEditorEnd(typed, props);
  useLayoutEffect(() => {
    field.current?.focus({ preventScroll: true });
    field.current?.select();
  }, []);
  useLayoutEffect(() => {
    document.getElementById(`${listId}-${marked}`)?.scrollIntoView({ block: 'nearest' });
  }, [listId, marked]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (event.key === 'Escape' || (step !== 0 && event.altKey)) cancel();
    else if (step !== 0) setArrived(Math.min(Math.max(marked + step, 0), found.length - 1));
    else if (event.key === 'Enter') done({ to: 'enter', back: event.shiftKey });
    else if (event.key === 'Tab') done({ to: 'tab', back: event.shiftKey });
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <Popover
      opened={found.length > 0}
      position="bottom-start"
      offset={2}
      trapFocus={false}
      returnFocus={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      withRoles={false}
      transitionProps={{ duration: 0 }}
    >
      <Popover.Target>
        <input
          ref={field}
          className={classes['editor']}
          role="combobox"
          aria-expanded={found.length > 0}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={marked >= 0 ? `${listId}-${marked}` : undefined}
          aria-label={label}
          aria-describedby={noteId}
          aria-invalid={isBad || undefined}
          autoComplete="off"
          spellCheck={false}
          value={shown}
          onChange={(event) => {
            setQuery(event.currentTarget.value);
            setArrived(null);
          }}
          onKeyDown={onKeyDown}
          onBlur={(event) => {
            if (document.activeElement !== event.currentTarget) done({ to: 'stay' });
          }}
        />
      </Popover.Target>
      <Popover.Dropdown p={4}>
        <ul id={listId} role="listbox" aria-label={label} className={classes['choices']}>
          {found.map((choice, index) => (
            <li
              key={choice.value}
              id={`${listId}-${index}`}
              role="option"
              aria-selected={index === marked}
              className={classes['choice']}
              // the focus stays in the field
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => done({ to: 'stay' }, choice.label)}
            >
              {choice.label}
            </li>
          ))}
        </ul>
      </Popover.Dropdown>
    </Popover>
  );
};
