import { useEffect } from 'react';
import { type AppCommandId, appCommandIds, appCommands } from '#shared/app-commands.ts';
import { runCommand } from '#renderer/state/command-handlers.ts';
import { useCore } from '#renderer/state/core-context.tsx';
import { matchesKeys } from '#renderer/ui/key-text.ts';

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches('input:not([type="checkbox"], [type="radio"]), textarea, select'));

/** The command of a key press, or null. While somebody types, only keys with Ctrl or Alt and function keys count. */
export const commandOfKeys = (event: KeyboardEvent): AppCommandId | null => {
  const typing = isTyping(event.target);
  // in a field Ctrl+Z takes back typing; elsewhere it takes back the last change
  if (!typing && matchesKeys(event, 'Mod+Z')) return 'edit.undo-change';
  const found = appCommandIds.find((id) =>
    appCommands[id].keys.some((keys: string) => (!typing || keys.includes('+') || keys.startsWith('F')) && matchesKeys(event, keys)),
  );
  return found ?? null;
};

/** Runs commands from the keyboard and from native menus; once, in the shell. */
export const useShortcuts = (): void => {
  const { transport } = useCore();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing) return;
      const id = commandOfKeys(event);
      if (id !== null && runCommand(id)) event.preventDefault();
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, []);
  useEffect(
    () =>
      transport.subscribe((event) => {
        if (event.type === 'menu') runCommand(event.command);
      }),
    [transport],
  );
};
