import type { ServerResponse } from 'node:http';
import type { ServerDb } from '../db/schema.ts';

/** How often heads are asked for, how often a silent line says that it lives, and how long one may stay open, in milliseconds. */
export type LiveTimes = { every: number; keepAlive: number; longest: number };

type Listener = { reply: ServerResponse; sent: number; spoke: number; since: number };

/** Everybody who listens at this process. */
export type Live = {
  /** Answers with a stream of heads: `data: {"h":N}` as soon as there is a new one. */
  listen(tenantId: string, reply: ServerResponse): void;
  count(): number;
  stop(): void;
};

/** A device that does not take what it is sent. */
const mostWaiting = 64 * 1024;

/**
 * Tells devices that there is something new, and nothing of what it is. One query in each interval for all tenants together, and none while nobody listens. `now`:
 * milliseconds of a clock that does not jump. `failed` is told when the heads could not be read; the next interval tries again.
 */
export const createLive = (db: ServerDb, now: () => number, times: LiveTimes, failed: (error: unknown) => void): Live => {
  const tenants = new Map<string, Set<Listener>>();
  let timer: NodeJS.Timeout | null = null;

  const speak = (listener: Listener, text: string, at: number): void => {
    listener.spoke = at;
    listener.reply.write(text);
    if (listener.reply.writableLength > mostWaiting) listener.reply.destroy();
  };

  const tell = (listeners: ReadonlySet<Listener>, head: number): void => {
    const at = now();
    for (const listener of listeners) {
      if (at - listener.since > times.longest) listener.reply.end();
      else if (head > listener.sent) {
        listener.sent = head;
        speak(listener, `data: {"h":${head}}\n\n`, at);
      } else if (at - listener.spoke >= times.keepAlive) speak(listener, ':\n\n', at);
    }
  };

  const readHeads = async (): Promise<void> => {
    if (tenants.size === 0) return;
    const rows = await db
      .selectFrom('sync_head')
      .select(['id', 'seq'])
      .where('id', 'in', [...tenants.keys()])
      .execute();
    const heads = new Map(rows.map(({ id, seq }) => [id, seq]));
    for (const [tenantId, listeners] of tenants) tell(listeners, heads.get(tenantId) ?? 0);
  };

  const goOn = (): void => {
    timer = tenants.size === 0 ? null : setTimeout(turn, times.every);
  };
  const turn = (): void => {
    readHeads().catch(failed).finally(goOn);
  };

  return {
    listen: (tenantId, reply) => {
      const listener: Listener = { reply, sent: -1, spoke: now(), since: now() };
      const listeners = tenants.get(tenantId) ?? new Set();
      tenants.set(tenantId, listeners.add(listener));
      reply.on('close', () => {
        listeners.delete(listener);
        if (listeners.size === 0) tenants.delete(tenantId);
      });
      timer ??= setTimeout(turn, 0);
    },
    count: () => [...tenants.values()].reduce((sum, { size }) => sum + size, 0),
    stop: () => {
      if (timer) clearTimeout(timer);
      for (const listeners of tenants.values()) for (const { reply } of listeners) reply.end();
      tenants.clear();
    },
  };
};
