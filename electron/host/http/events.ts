import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Transport } from '#shared/api/transport.ts';

const beatEvery = 20_000;

/** Streams the core's events to the page as server-sent events until the page goes away. */
export const streamEvents = (core: Transport, request: IncomingMessage, response: ServerResponse): void => {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
  // a comment at once, so that the page knows that it is subscribed
  response.write(': open\n\n');
  const stop = core.subscribe((event) => response.write(`data: ${JSON.stringify(event)}\n\n`));
  const beat = setInterval(() => response.write(': beat\n\n'), beatEvery);
  request.on('close', () => {
    clearInterval(beat);
    stop();
  });
};
