import { type DragEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { isFocusNowhere } from '#renderer/ui/keep-focus.ts';
import { moveTo } from '#renderer/ui/order.ts';

type Arranging = {
  keys: readonly string[];
  isLive: boolean;
  /** Takes the new order; false: it was refused. */
  onOrder(keys: string[]): Promise<boolean> | void;
  /** What is read out after a move. */
  said(key: string, position: number): string;
};

/** Finds what takes the keyboard in an item: the field or button that is marked so, in the element of that item. */
const firstIn = (list: HTMLElement | null, key: string): HTMLElement | null =>
  list?.querySelector<HTMLElement>(`[data-item="${CSS.escape(key)}"] [data-first]`) ?? null;

/**
 * A list whose items can be put into an order: with Alt+arrows, with buttons, and by dragging the grip. The keyboard stays on what was moved, goes to what was
 * added, and to the neighbour of what was removed.
 */
export const useArranged = ({ keys, isLive, onOrder, said }: Arranging) => {
  const list = useRef<HTMLOListElement>(null);
  const held = useRef<HTMLElement | null>(null);
  const wanted = useRef<{ key: string } | { index: number } | null>(null);
  const [dragged, setDragged] = useState<string | null>(null);
  const [spoken, setSpoken] = useState('');
  const order = keys.join('\n');

  useEffect(() => {
    const now = order.split('\n');
    const want = wanted.current;
    if (want && 'key' in want && now.includes(want.key)) firstIn(list.current, want.key)?.focus();
    else if (want && 'index' in want && isFocusNowhere()) firstIn(list.current, now[Math.min(want.index, now.length - 1)] ?? '')?.focus();
    // an element that takes another place loses the keyboard
    else if (!want && held.current?.isConnected && isFocusNowhere()) held.current.focus();
    if (!want || !('key' in want) || now.includes(want.key)) wanted.current = null;
    held.current = null;
  }, [order]);

  const place = async (key: string, index: number): Promise<void> => {
    const next = moveTo(keys, key, index);
    if (!isLive || next.join('\n') === order) return;
    held.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    if ((await onOrder(next)) !== false) setSpoken(said(key, next.indexOf(key) + 1));
  };
  const move = (key: string, by: number): void => void place(key, keys.indexOf(key) + by);

  return {
    list,
    spoken,
    move,
    /** The item with this key gets the keyboard once it is there. */
    focusAdded: (key: string): void => {
      wanted.current = { key };
      firstIn(list.current, key)?.focus();
    },
    /** What stands next gets the keyboard once this item is gone. */
    focusAfter: (key: string): void => {
      wanted.current = { index: keys.indexOf(key) };
    },
    item: (key: string, index: number) => ({
      'data-item': key,
      'data-dragged': key === dragged || undefined,
      onDragOver: (event: DragEvent) => {
        if (dragged !== null) event.preventDefault();
      },
      onDrop: (event: DragEvent) => {
        if (dragged === null) return;
        event.preventDefault();
        void place(dragged, index);
        setDragged(null);
      },
    }),
    grip: (key: string) => ({
      draggable: isLive,
      'data-live': isLive || undefined,
      onDragStart: () => setDragged(key),
      onDragEnd: () => setDragged(null),
    }),
    keys: (event: KeyboardEvent, key: string): void => {
      const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
      if (!event.altKey || by === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      move(key, by);
    },
  };
};
