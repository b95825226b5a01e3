import { type RefObject, useEffect, useRef, useState } from 'react';
import { focusContent, isFocusNowhere } from '#renderer/ui/keep-focus.ts';

/** Gives the keyboard to the item around something that is about to go. */
export const focusItemOf = (inside: Element | null): void =>
  inside?.closest<HTMLElement>('[data-inbox-item]')?.focus({ preventScroll: true });

/**
 * Keeps the keyboard in a list whose items leave it as they are settled: the one after takes the place of the one that left. `leave` is called before an item
 * may go; `currentId` is the item that commands without a key of their own mean.
 */
export const useItemFocus = (
  ids: readonly string[],
): { list: RefObject<HTMLUListElement | null>; currentId: string | undefined; leave(id: string): void } => {
  const list = useRef<HTMLUListElement>(null);
  const [leaving, setLeaving] = useState<{ id: string; at: number } | null>(null);
  const [focused, setFocused] = useState<string>();
  const key = ids.join(' ');
  useEffect(() => {
    const items = [...(list.current?.querySelectorAll<HTMLElement>('[data-inbox-item]') ?? [])];
    const hasLeft = leaving !== null && !items.some(({ dataset }) => dataset['inboxItem'] === leaving.id);
    if (hasLeft) setLeaving(null);
    if (isFocusNowhere()) items[hasLeft ? Math.min(leaving.at, items.length - 1) : 0]?.focus({ preventScroll: !hasLeft });
  }, [key, leaving]);
  // the last item takes the list along
  useEffect(() => () => focusContent(), []);
  useEffect(() => {
    const element = list.current;
    const note = ({ target }: FocusEvent): void => {
      const item = target instanceof Element ? target.closest<HTMLElement>('[data-inbox-item]') : null;
      if (item) setFocused(item.dataset['inboxItem']);
    };
    element?.addEventListener('focusin', note);
    return () => element?.removeEventListener('focusin', note);
  }, []);
  return {
    list,
    currentId: focused !== undefined && ids.includes(focused) ? focused : ids[0],
    leave: (id) => setLeaving({ id, at: ids.indexOf(id) }),
  };
};
