import { AppError } from '#shared/domain/errors.ts';
import { codingHeader, pullMediaType, PushAnswer } from '#shared/sync/protocol.ts';
import { refusalOf } from './account/answer.ts';
import { pullLines } from './pull-body.ts';
import type { Remote } from './remote.ts';

/** Milliseconds: how long nothing may come, how long a request may take in all, and how long the stream of news may be silent (the server says something every 25 s). */
const patience = { idle: 30_000, total: 300_000, silence: 60_000 };

/** The longest answer to a push, in characters. */
const longestAnswer = 32 * 1024 * 1024;

export type HttpRemoteGiven = {
  /** The server's address, for what people are told. */
  address(): string;
  /** A request as this member; throws failures of the network and of the account. */
  request(path: string, init: RequestInit): Promise<Response>;
  patience?: Partial<typeof patience>;
};

const typeOf = (response: Response): string => (response.headers.get('content-type') ?? '').split(';')[0]?.trim() ?? '';

/** Why a request was refused, with when to come again. What has no code of ours goes by its status. */
const failureOf = async (response: Response, address: string): Promise<AppError> => {
  const seconds = Number(response.headers.get('retry-after') ?? '');
  const wait = Number.isFinite(seconds) && seconds > 0 ? { seconds } : {};
  const said = await refusalOf(response, address);
  if (said.code !== 'SERVER_UNREACHABLE') return new AppError(said.code, { ...wait, ...said.params });
  if (response.status === 413) return new AppError('REQUEST_TOO_LARGE');
  if (response.status === 426) return new AppError('APP_OLDER');
  if (response.status === 429) return new AppError('TOO_MANY_REQUESTS', { seconds: 30, ...wait });
  if (response.status >= 500) return new AppError('SERVER_BUSY', wait);
  return new AppError('SERVER_NOT_OURS', { server: address });
};

/** The pieces of a body, each within `idle` milliseconds of the one before. Ending early ends the request. */
async function* piecesOf(response: Response, idle: number, end: () => void): AsyncGenerator<Uint8Array> {
  const reader = response.body?.getReader();
  if (!reader) return;
  let timer: NodeJS.Timeout | undefined;
  const tooLate = (): Promise<never> =>
    new Promise((_, reject) => {
      timer = setTimeout(() => reject(new AppError('SERVER_ANSWER')), idle);
    });
  try {
    for (;;) {
      const { done, value } = await Promise.race([reader.read(), tooLate()]);
      clearTimeout(timer);
      if (done) return;
      yield value;
    }
  } finally {
    clearTimeout(timer);
    end();
    await reader.cancel().catch(() => undefined);
  }
}

/** The server over HTTP. */
export const createHttpRemote = (given: HttpRemoteGiven): Remote => {
  const { request, address } = given;
  const limits = { ...patience, ...given.patience };
  const ask = async (path: string, init: RequestInit, accept: string): Promise<Response> => {
    const response = await request(path, { ...init, headers: { accept, 'content-type': 'application/json' } });
    if (!response.ok) throw await failureOf(response, address());
    // a network that wants a sign-in of its own answers everything with a page
    if (typeOf(response) !== accept) {
      await response.body?.cancel().catch(() => undefined);
      throw new AppError('SERVER_NOT_OURS', { server: address() });
    }
    return response;
  };
  return {
    push: async (body, signal) => {
      const stop = AbortSignal.any([signal, AbortSignal.timeout(limits.total)]);
      const response = await ask('/v1/push', { method: 'POST', body: JSON.stringify(body), signal: stop }, 'application/json');
      const pieces: Uint8Array[] = [];
      let length = 0;
      try {
        for await (const piece of piecesOf(response, limits.idle, () => undefined)) {
          pieces.push(piece);
          length += piece.length;
          if (length > longestAnswer) throw new AppError('SERVER_ANSWER');
        }
        return PushAnswer.parse(JSON.parse(Buffer.concat(pieces).toString('utf8')));
      } catch (error) {
        if (error instanceof AppError) throw error;
        throw new AppError('SERVER_ANSWER', {}, { cause: error });
      }
    },
    pull: async function* (body, signal) {
      const controller = new AbortController();
      const stop = AbortSignal.any([signal, controller.signal, AbortSignal.timeout(limits.total)]);
      const response = await ask('/v1/pull', { method: 'POST', body: JSON.stringify(body), signal: stop }, pullMediaType);
      yield* pullLines(
        piecesOf(response, limits.idle, () => controller.abort()),
        response.headers.get(codingHeader),
      );
    },
    live: async (heard, signal) => {
      const controller = new AbortController();
      const response = await ask('/v1/live', { method: 'GET', signal: AbortSignal.any([signal, controller.signal]) }, 'text/event-stream');
      const decoder = new TextDecoder();
      let rest = '';
      for await (const piece of piecesOf(response, limits.silence, () => controller.abort())) {
        const events = (rest + decoder.decode(piece, { stream: true })).split('\n');
        rest = (events.pop() ?? '').slice(-1000);
        for (const event of events) {
          const head = /^data:\s*\{"h":(\d{1,15})\}/.exec(event)?.[1];
          if (head !== undefined) heard(Number(head));
        }
      }
    },
  };
};
