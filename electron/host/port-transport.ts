import type { AppEvent, Reply, Transport } from '#shared/api/transport.ts';
import { failedReply } from './request.ts';

/** The page's end of a message port, as browsers and Node both give it. */
export type PagePort = {
  postMessage(message: ToCore): void;
  onmessage: ((event: { data: FromCore }) => void) | null;
  close(): void;
};

/** What the page sends through the port: a number of its own, and the JSON text of `{method, input}`. */
export type ToCore = { id: number; text: string };
/** What the core sends through the port. */
export type FromCore = { id: number; reply: Reply } | { event: AppEvent };

/** A transport over a message port that may come late and may be replaced when the core starts again. */
export type PortTransport = Transport & {
  /** Uses this port from now on; calls that the previous core had not answered fail as INTERNAL, so that nothing waits for ever. */
  attach(port: PagePort): void;
  /** There is no core any more: what waits fails, and so does every later call. */
  detach(): void;
  /** Tells the subscribers of something that came another way than through the port. */
  emit(event: AppEvent): void;
};

/** A transport without a port; calls made before the first `attach` wait for it. */
export const createPortTransport = (): PortTransport => {
  const listeners = new Set<(event: AppEvent) => void>();
  const waiting = new Map<number, (reply: Reply) => void>();
  let unsent: ToCore[] = [];
  let port: PagePort | null = null;
  let gone = false;
  let lastId = 0;

  const emit = (event: AppEvent): void => {
    for (const listener of listeners) listener(event);
  };
  const failAll = (): void => {
    const answers = [...waiting.values()];
    waiting.clear();
    for (const answer of answers) answer(failedReply('INTERNAL'));
  };
  const receive = (message: FromCore): void => {
    if ('event' in message) return emit(message.event);
    waiting.get(message.id)?.(message.reply);
    waiting.delete(message.id);
  };
  return {
    emit,
    call: (method, input) =>
      new Promise((resolve) => {
        if (gone) return resolve(failedReply('INTERNAL'));
        lastId += 1;
        waiting.set(lastId, resolve);
        const message = { id: lastId, text: JSON.stringify({ method, input }) };
        if (port) port.postMessage(message);
        else unsent.push(message);
      }),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    attach: (next) => {
      if (port) {
        port.close();
        failAll();
      }
      gone = false;
      port = next;
      port.onmessage = (event) => receive(event.data);
      for (const message of unsent) port.postMessage(message);
      unsent = [];
    },
    detach: () => {
      gone = true;
      unsent = [];
      failAll();
    },
  };
};
