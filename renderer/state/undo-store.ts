import { create } from 'zustand';

/** Undo steps of this session, newest last. What a step holds is in the history of the store. */
export const useUndoStore = create<{ steps: string[] }>(() => ({ steps: [] }));

export const rememberUndo = (id: string): void =>
  useUndoStore.setState(({ steps }) => ({ steps: [...steps.filter((step) => step !== id), id].slice(-100) }));

export const forgetUndo = (id: string): void => useUndoStore.setState(({ steps }) => ({ steps: steps.filter((step) => step !== id) }));
