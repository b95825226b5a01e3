import { createContext, type ReactNode, type RefObject, use, useEffect, useRef } from 'react';

type Adds = RefObject<Map<string, () => void>>;
const AddsContext = createContext<Adds | null>(null);

/** The sections of a page tell what "new" means in them. `adds` lists them in the order in which they appeared. */
export const SectionAdds = ({ adds, children }: { adds: Adds; children: ReactNode }) => <AddsContext value={adds}>{children}</AddsContext>;

/** Says what "new" means while this section is on the screen. */
export const useSectionAdd = (name: string, onAdd: (() => void) | undefined): void => {
  const adds = use(AddsContext);
  const current = useRef(onAdd);
  current.current = onAdd;
  const canAdd = onAdd !== undefined;
  useEffect(() => {
    const map = adds?.current;
    if (!map || !canAdd) return;
    map.set(name, () => current.current?.());
    return () => void map.delete(name);
  }, [adds, name, canAdd]);
};

/** What "new" means where the focus is, else in the first section that can add something. */
export const addInFocus = (adds: Adds): void => {
  const name = document.activeElement?.closest<HTMLElement>('[data-section]')?.dataset['section'];
  const add = adds.current.get(name ?? '') ?? [...adds.current.values()][0];
  add?.();
};
