import { useEffect } from 'react';
import type { OutputOf } from '#shared/api/contract.ts';
import { useCore } from './core-context.tsx';
import { formDrafts } from './form-drafts.ts';

/** Typing rests this long before it is kept, in milliseconds. */
const restBeforeKeep = 400;

/** Keeps what is typed into forms in the encrypted store, and brings back what was left there; once, while the store is open. */
export const useKeepFormDrafts = (): void => {
  const { transport } = useCore();
  useEffect(() => {
    const waiting = new Set<string>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const keep = async (): Promise<void> => {
      const keys = [...waiting];
      waiting.clear();
      for (const key of keys) {
        const reply = await transport.call('drafts.save', { key, fields: formDrafts.getState().drafts[key] ?? {} });
        // the store was locked meanwhile: the memory still holds it, and it is kept when the store opens again
        if (!reply.ok) return;
      }
    };
    const later = (keys: readonly string[]): void => {
      for (const key of keys) waiting.add(key);
      clearTimeout(timer);
      if (waiting.size > 0) timer = setTimeout(() => void keep(), restBeforeKeep);
    };
    const stop = formDrafts.subscribe(({ drafts }, before) => {
      const keys = new Set([...Object.keys(drafts), ...Object.keys(before.drafts)]);
      later([...keys].filter((key) => drafts[key] !== before.drafts[key]));
    });
    const bringBack = async (): Promise<void> => {
      const typed = Object.keys(formDrafts.getState().drafts);
      const reply = await transport.call('drafts.list', {});
      if (!reply.ok) return;
      const kept = reply.data as OutputOf<'drafts.list'>;
      // what is in memory is newer than what was kept
      formDrafts.setState(({ drafts }) => ({ drafts: { ...Object.fromEntries(kept.map(({ key, fields }) => [key, fields])), ...drafts } }));
      later(typed);
    };
    void bringBack();
    return () => {
      stop();
      clearTimeout(timer);
      if (waiting.size > 0) void keep();
    };
  }, [transport]);
};
