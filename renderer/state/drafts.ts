import { useCallback, useEffect } from 'react';
import { create } from 'zustand';
import type { Described } from '#shared/domain/errors.ts';
import type { Done } from './use-command.ts';

/** `base`: what the store held when the draft was saved; once the store holds something else, the draft is over. */
type Draft = { value: string; state: 'unsaved' | 'saving' | 'failed' | 'saved'; error: Described | undefined; base: string };
type Save = (value: string) => Promise<Done<unknown>>;

/** What is typed and not yet in the store, by field. It outlives the screen, so nothing typed is lost by going elsewhere. */
const useDraftStore = create<{ drafts: Record<string, Draft> }>(() => ({ drafts: {} }));
const saves = new Map<string, Save>();
const timers = new Map<string, ReturnType<typeof setTimeout>>();
const inFlight = new Map<string, Promise<boolean>>();

/** Typing rests this long before it is saved, in milliseconds. */
const restBeforeSave = 600;

const draftOf = (key: string): Draft | undefined => useDraftStore.getState().drafts[key];
const setDraft = (key: string, draft: Draft): void => useDraftStore.setState(({ drafts }) => ({ drafts: { ...drafts, [key]: draft } }));
const dropDraft = (key: string, given: Draft): void =>
  useDraftStore.setState(({ drafts }) => {
    if (drafts[key] !== given) return { drafts };
    const { [key]: _, ...others } = drafts;
    return { drafts: others };
  });
const worstFirst = ['failed', 'saving', 'unsaved', 'saved'] as const;
const isUnsaved = (draft: Draft): boolean => draft.state !== 'saved';

const saveOnce = async (key: string, draft: Draft, save: Save): Promise<boolean> => {
  setDraft(key, { ...draft, state: 'saving' });
  const done = await save(draft.value);
  const now = draftOf(key) ?? draft;
  // typed on while it was being saved: that is a draft of its own
  if (now.value !== draft.value) setDraft(key, { ...now, state: 'unsaved' });
  else setDraft(key, { ...now, state: done.ok ? 'saved' : 'failed', error: done.ok ? undefined : done.error });
  return done.ok;
};

const flush = async (key: string): Promise<boolean> => {
  clearTimeout(timers.get(key));
  await inFlight.get(key);
  const draft = draftOf(key);
  const save = saves.get(key);
  if (!draft || !save || !isUnsaved(draft)) return true;
  const work = saveOnce(key, draft, save).finally(() => inFlight.delete(key));
  inFlight.set(key, work);
  return work;
};

/** Saves everything that is being typed; false when something could not be saved. */
export const flushDrafts = async (): Promise<boolean> => {
  const results = await Promise.all(Object.keys(useDraftStore.getState().drafts).map(flush));
  return results.every(Boolean);
};

/** How many fields hold something that is not in the store yet. */
export const useUnsavedCount = (): number => useDraftStore(({ drafts }) => Object.values(drafts).filter(isUnsaved).length);

/** How the fields whose keys begin with `prefix` stand, the worst of them; `unchanged`: the store holds all that was typed. */
export const useDraftsState = (prefix: string): Draft['state'] | 'unchanged' =>
  useDraftStore(({ drafts }) => {
    const states = Object.entries(drafts).flatMap(([key, { state }]) => (key.startsWith(prefix) ? [state] : []));
    return worstFirst.find((state) => states.includes(state)) ?? 'unchanged';
  });

/**
 * A text that saves itself: when typing rests, when the field is left (`flush`), and with Ctrl+S. `saved` is the value in the store; `key` names the field for
 * ever ("partner.ID.note"). A failed save keeps the text and its error.
 */
export const useDraft = (key: string, saved: string, save: Save) => {
  const draft = useDraftStore(({ drafts }) => drafts[key]);
  useEffect(() => {
    saves.set(key, save);
  }, [key, save]);
  const set = useCallback(
    (value: string) => {
      setDraft(key, { value, state: 'unsaved', error: undefined, base: saved });
      clearTimeout(timers.get(key));
      timers.set(
        key,
        setTimeout(() => void flush(key), restBeforeSave),
      );
    },
    [key, saved],
  );
  const settle = useCallback(() => flush(key), [key]);
  const leave = useCallback(() => void flush(key), [key]);
  const isOver = draft?.state === 'saved' && draft.base !== saved;
  useEffect(() => {
    // or it would stand again when the store goes back to what it was
    if (draft && isOver) dropDraft(key, draft);
  }, [key, draft, isOver]);
  return {
    value: draft && !isOver ? draft.value : saved,
    state: draft && !isOver ? draft.state : ('unchanged' as const),
    error: draft?.error,
    set,
    flush: leave,
    /** The same, to be waited for. */
    settle,
  };
};
