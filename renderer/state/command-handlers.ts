import { useEffect, useRef } from 'react';
import { create } from 'zustand';
import type { AppCommandId } from '#shared/app-commands.ts';

type Handler = () => void;
type HandlersState = { handlers: Partial<Record<AppCommandId, Handler[]>> };

/** Who carries out each command at the moment. A command without a handler is not offered. */
const useHandlersStore = create<HandlersState>(() => ({ handlers: {} }));

const change = (id: AppCommandId, next: (handlers: Handler[]) => Handler[]): void =>
  useHandlersStore.setState(({ handlers }) => ({ handlers: { ...handlers, [id]: next(handlers[id] ?? []) } }));

/** Carries out a command while this component is on the screen; the one mounted last goes first. Null: not at the moment. */
export const useCommandHandler = (id: AppCommandId, handler: Handler | null): void => {
  const current = useRef(handler);
  current.current = handler;
  const isOn = handler !== null;
  useEffect(() => {
    if (!isOn) return;
    const run = (): void => current.current?.();
    change(id, (handlers) => [...handlers, run]);
    return () => change(id, (handlers) => handlers.filter((other) => other !== run));
  }, [id, isOn]);
};

/** Runs a command; false when nothing on the screen carries it out. */
export const runCommand = (id: AppCommandId): boolean => {
  const handler = useHandlersStore.getState().handlers[id]?.at(-1);
  handler?.();
  return handler !== undefined;
};

/** The commands that something on the screen carries out. */
export const useAvailableCommands = (): ReadonlySet<AppCommandId> => {
  const handlers = useHandlersStore((state) => state.handlers);
  return new Set((Object.keys(handlers) as AppCommandId[]).filter((id) => (handlers[id]?.length ?? 0) > 0));
};
