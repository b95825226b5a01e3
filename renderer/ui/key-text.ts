const isMac = (): boolean => /Mac/.test(navigator.userAgent);

const macSigns: Record<string, string> = { Mod: '⌘', Shift: '⇧', Alt: '⌥', ArrowLeft: '←', ArrowRight: '→', ArrowUp: '↑', ArrowDown: '↓' };
const signs: Record<string, string> = { Mod: 'Ctrl', ArrowLeft: '←', ArrowRight: '→', ArrowUp: '↑', ArrowDown: '↓' };

/** "Mod+Shift+P" as people know it on this machine: Ctrl+Shift+P, ⇧⌘P. */
export const keyText = (keys: string): string => {
  const parts = keys.split('+');
  return isMac() ? parts.map((part) => macSigns[part] ?? part).join('') : parts.map((part) => signs[part] ?? part).join('+');
};

/** True when a key press is the chord: "Mod+Alt+Z", "Alt+ArrowLeft", "?", "F1". */
export const matchesKeys = (event: KeyboardEvent, keys: string): boolean => {
  const parts = keys.split('+');
  const key = parts.at(-1) ?? '';
  const mod = isMac() ? event.metaKey : event.ctrlKey;
  // the sign of a key that needs Shift on this layout, like "?", says it all
  const isSign = key.length === 1 && !/[a-z0-9]/i.test(key);
  const sameKey = event.key.toLowerCase() === key.toLowerCase() || event.code === `Key${key.toUpperCase()}`;
  return (
    sameKey &&
    mod === parts.includes('Mod') &&
    event.altKey === parts.includes('Alt') &&
    (isSign || event.shiftKey === parts.includes('Shift'))
  );
};
