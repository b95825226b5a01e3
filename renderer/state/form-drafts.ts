import { useCallback, useMemo } from 'react';
import { create } from 'zustand';

type Values = Record<string, unknown>;

/** What is typed into forms and not saved, by form. It outlives the form, the screen and a lock of the store; `useKeepFormDrafts` makes it outlive a crash. */
export const formDrafts = create<{ drafts: Record<string, Values> }>(() => ({ drafts: {} }));

const isSame = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);

const write = (key: string, next: Values): void =>
  formDrafts.setState(({ drafts }) => {
    const { [key]: _, ...others } = drafts;
    return { drafts: Object.keys(next).length === 0 ? others : { ...others, [key]: next } };
  });

/** True while a form holds something that is not saved. */
export const useHasFormDraft = (key: string): boolean => formDrafts(({ drafts }) => key in drafts);

/** The values of a form: what is saved, with what is typed over it. `key` names the form for ever ("contact.ID", "contact.new.PARTNER"). */
export const useFormDraft = <T extends Values>(key: string, saved: T) => {
  const draft = formDrafts(({ drafts }) => drafts[key]);
  const values = useMemo(() => ({ ...saved, ...draft }) as T, [saved, draft]);
  const changed = useMemo(() => new Set(Object.keys(draft ?? {}) as Array<keyof T & string>), [draft]);
  const set = useCallback(
    <F extends keyof T & string>(field: F, value: T[F]): void => {
      const { [field]: _, ...others } = formDrafts.getState().drafts[key] ?? {};
      write(key, isSame(value, saved[field]) ? others : { ...others, [field]: value });
    },
    [key, saved],
  );
  const discard = useCallback(() => write(key, {}), [key]);
  return { values, changed, isDirty: changed.size > 0, set, discard };
};
