import { AppError } from '#shared/domain/errors.ts';
import { networkFailure } from './network-failure.ts';

/** The server's clock, in milliseconds, on every answer of ours. */
const nowHeader = 'x-quarterdeck-now';

/** How long a short question may take, in milliseconds. */
const patience = 30_000;

export type ServerCall = {
  /** One request to our server. Throws SERVER_UNREACHABLE or SERVER_CERTIFICATE; every answer that comes is returned. A redirect is never followed: it would take secrets along. */
  send(address: string, path: string, init: RequestInit): Promise<Response>;
  /** A question with a JSON body, with a limit of its own. */
  post(address: string, path: string, body: object, headers?: Record<string, string>): Promise<Response>;
};

/** `onOffset` is told the server's clock minus this one, in milliseconds, whenever an answer tells the time. `ending` ends every request. */
export const createServerCall = ({
  fetchIt,
  now,
  ending,
  onOffset,
}: {
  fetchIt: typeof fetch;
  now(): number;
  ending?: AbortSignal | undefined;
  onOffset(offset: number): void;
}): ServerCall => {
  const send: ServerCall['send'] = async (address, path, init) => {
    const sent = now();
    let response: Response;
    try {
      const signals = [init.signal, ending].filter((signal) => signal instanceof AbortSignal);
      response = await fetchIt(`${address}${path}`, { ...init, signal: AbortSignal.any(signals), redirect: 'error' });
    } catch (error) {
      if (error instanceof AppError) throw error;
      throw networkFailure(error, address);
    }
    const told = Number(response.headers.get(nowHeader));
    if (Number.isSafeInteger(told) && told > 0) onOffset(Math.round(told - (sent + now()) / 2));
    return response;
  };
  return {
    send,
    post: (address, path, body, headers = {}) =>
      send(address, path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json', ...headers },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(patience),
      }),
  };
};
