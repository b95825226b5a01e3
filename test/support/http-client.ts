import type { AppEvent, Reply, Transport } from '#shared/api/transport.ts';

/** Exchanges the link of a Node host for its cookie, as a browser does. */
export const enterHost = async (link: string): Promise<{ origin: string; cookie: string }> => {
  const response = await fetch(link, { redirect: 'manual' });
  const cookie = response.headers.getSetCookie()[0]?.split(';', 1)[0];
  if (!cookie) throw new Error(`no cookie: ${response.status}`);
  return { origin: new URL(link).origin, cookie };
};

/** The Node host as its page sees it. `close` ends the stream of events. */
export const createHttpClient = async (link: string): Promise<Transport & { close(): void }> => {
  const { origin, cookie } = await enterHost(link);
  const listeners = new Set<(event: AppEvent) => void>();
  const ending = new AbortController();
  const stream = await fetch(`${origin}/events`, { headers: { cookie }, signal: ending.signal });
  const read = async (): Promise<void> => {
    let text = '';
    for await (const part of stream.body!.pipeThrough(new TextDecoderStream())) {
      text += part;
      const messages = text.split('\n\n');
      text = messages.pop() ?? '';
      for (const message of messages.filter((line) => line.startsWith('data: ')))
        for (const listener of listeners) listener(JSON.parse(message.slice(6)) as AppEvent);
    }
  };
  // ends when the test closes it
  read().catch(() => undefined);
  return {
    call: async (method, input) => {
      const headers = { cookie, origin, 'content-type': 'application/json' };
      const response = await fetch(`${origin}/rpc`, { method: 'POST', headers, body: JSON.stringify({ method, input }) });
      return (await response.json()) as Reply;
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => ending.abort(),
  };
};
