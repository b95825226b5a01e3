import type { Transport } from '#shared/api/transport.ts';
import type { FromCore } from './port-transport.ts';
import { parseRequest } from './request.ts';

/** The core's end of a message port, as Electron and Node both give it. */
export type CorePort = {
  postMessage(message: FromCore): void;
  on(event: 'message', listener: (message: { data: unknown }) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
  start(): void;
};

/** Answers the page at the other end of the port until it closes. Nothing that the page sends can throw here. */
export const servePort = (port: CorePort, core: Transport): void => {
  const stopEvents = core.subscribe((event) => port.postMessage({ event }));
  port.on('close', stopEvents);
  port.on('message', ({ data }) => {
    void answer(port, core, data);
  });
  port.start();
};

const answer = async (port: CorePort, core: Transport, data: unknown): Promise<void> => {
  const { id, text } = Object(data) as { id?: unknown; text?: unknown };
  // without a number there is nobody to answer
  if (typeof id !== 'number' || typeof text !== 'string') return;
  const request = parseRequest(text);
  const reply = 'refused' in request ? request.refused : await core.call(request.method, request.input);
  port.postMessage({ id, reply });
};
