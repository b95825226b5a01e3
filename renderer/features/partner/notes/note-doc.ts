import * as Y from 'yjs';
import { toBase64 } from '#renderer/state/upload.ts';

export type SaveState = 'saved' | 'unsaved' | 'saving' | 'failed';

/** A note that is open for writing: its text, and how what is typed gets into the store. */
export type NoteDoc = {
  doc: Y.Doc;
  /** Takes in what the store holds, from here and from others; what is typed meanwhile stays. */
  take(update: string): void;
  /** Saves at once what waits. */
  flush(): void;
  state(): SaveState;
  /** Hears of every new state. Returns the function that ends it. */
  watch(listener: () => void): () => void;
};

/** Saves this long after the last letter, and this long after the first one at the latest. In milliseconds. */
const pauseMs = 1000;
const longestMs = 5000;

const bytesOf = (text: string): Uint8Array => Uint8Array.from(atob(text), (letter) => letter.codePointAt(0) ?? 0);

/** What the store holds, told apart from what is typed. */
const fromStore = Symbol('from the store');

/** Opens a note for writing. `save` adds one update to the store and answers whether it is there. */
export const createNoteDoc = (first: string, save: (update: string) => Promise<boolean>): NoteDoc => {
  const doc = new Y.Doc();
  const listeners = new Set<() => void>();
  let waiting: Uint8Array[] = [];
  let state: SaveState = 'saved';
  let pause: ReturnType<typeof setTimeout> | undefined;
  let latest: ReturnType<typeof setTimeout> | undefined;
  let isSaving = false;
  const tell = (next: SaveState): void => {
    if (next === state) return;
    state = next;
    for (const listener of listeners) listener();
  };
  const send = async (): Promise<void> => {
    clearTimeout(pause);
    clearTimeout(latest);
    pause = undefined;
    latest = undefined;
    if (isSaving || waiting.length === 0) return;
    const sent = waiting;
    waiting = [];
    isSaving = true;
    tell('saving');
    const isThere = await save(toBase64(Y.mergeUpdates(sent)));
    isSaving = false;
    if (!isThere) {
      waiting = [...sent, ...waiting];
      tell('failed');
    } else if (waiting.length > 0) await send();
    else tell('saved');
  };
  const take = (update: string): void => Y.applyUpdate(doc, bytesOf(update), fromStore);
  take(first);
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin === fromStore) return;
    waiting.push(update);
    tell('unsaved');
    clearTimeout(pause);
    pause = setTimeout(() => void send(), pauseMs);
    latest ??= setTimeout(() => void send(), longestMs);
  });
  return {
    doc,
    take,
    flush: () => void send(),
    state: () => state,
    watch: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};
