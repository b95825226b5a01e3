import type { Page } from 'playwright-core';
import type { AppEvent, Reply, Transport } from '#shared/api/transport.ts';

type Bridge = { call(method: string, input: unknown): Promise<Reply>; subscribe(listener: (event: AppEvent) => void): unknown };
type PageWorld = { quarterdeck?: Bridge };

/** The transport of a running page, from outside: calls and events go the way that the page's own go. */
export const createPageTransport = async (page: Page): Promise<Transport> => {
  const listeners = new Set<(event: AppEvent) => void>();
  await page.exposeFunction('tellTest', (event: AppEvent) => {
    for (const listener of listeners) listener(event);
  });
  await page.evaluate(async () => {
    const world = globalThis as unknown as PageWorld & { tellTest(event: AppEvent): void };
    if (world.quarterdeck) return void world.quarterdeck.subscribe((event) => world.tellTest(event));
    const events = new EventSource('/events');
    events.addEventListener('message', ({ data }: MessageEvent<string>) => world.tellTest(JSON.parse(data) as AppEvent));
    await new Promise((resolve) => events.addEventListener('open', resolve, { once: true }));
  });
  return {
    call: (method, input) =>
      page.evaluate(
        async ([name, value]) => {
          const { quarterdeck } = globalThis as unknown as PageWorld;
          if (quarterdeck) return quarterdeck.call(name, value);
          const headers = { 'content-type': 'application/json' };
          const response = await fetch('/rpc', { method: 'POST', headers, body: JSON.stringify({ method: name, input: value }) });
          return (await response.json()) as Reply;
        },
        [method, input] as const,
      ),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};
