import type { AppEvent, Reply, Transport } from '#shared/api/transport.ts';
import { describeError } from '#shared/domain/errors.ts';

/** The core over HTTP on this machine: the Node host. A call that cannot get through answers like a failed one. */
export const createHttpTransport = (): Transport => {
  const listeners = new Set<(event: AppEvent) => void>();
  const events = new EventSource('/events');
  events.addEventListener('message', ({ data }: MessageEvent<string>) => {
    const event = JSON.parse(data) as AppEvent;
    for (const listener of listeners) listener(event);
  });
  let wasOpen = false;
  events.addEventListener('open', () => {
    // what was told while the line was down is lost, so everything is asked again
    if (wasOpen) for (const listener of listeners) listener({ type: 'store', state: 'reconnected' });
    wasOpen = true;
  });
  return {
    call: async (method, input) => {
      try {
        const response = await fetch('/rpc', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ method, input }),
        });
        return (await response.json()) as Reply;
      } catch {
        return { ok: false, ...describeError('INTERNAL') };
      }
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};
