import { AppError } from '#shared/domain/errors.ts';
import { blobMediaType, blobOffsetHeader, blobPath, blobWholeHeader } from '#shared/sync/blobs.ts';
import { refusalOf } from '../account/answer.ts';

/** The server as the transfer of files knows it. */
export type BlobServer = {
  /** Sends one piece; answers how many bytes the server has now, and whether it has all. Throws BLOB_* and failures of the network. */
  put(sha256: string, offset: number, piece: Uint8Array, signal: AbortSignal): Promise<{ offset: number; isWhole: boolean }>;
  /** The bytes from `from` on, as they come. A body that is cut ends with SERVER_ANSWER. */
  get(sha256: string, from: number, bytes: number, signal: AbortSignal): AsyncGenerator<Uint8Array, void, undefined>;
};

/** Milliseconds: how long one piece may take, and how long nothing may come. */
const patience = { piece: 180_000, idle: 30_000 };

export type BlobServerGiven = {
  /** The server's address, for what people are told. */
  address(): string;
  /** A request as this member; throws failures of the network and of the account. */
  request(path: string, init: RequestInit): Promise<Response>;
};

const wholeNumber = (text: string | null): number | null => (text !== null && /^\d{1,15}$/.test(text) ? Number(text) : null);

const failureOf = async (response: Response, address: string): Promise<AppError> => {
  const seconds = wholeNumber(response.headers.get('retry-after'));
  const said = await refusalOf(response, address);
  return seconds === null ? said : new AppError(said.code, { seconds, ...said.params });
};

/** The server over HTTP. */
export const createBlobServer = ({ address, request }: BlobServerGiven): BlobServer => ({
  put: async (sha256, offset, piece, signal) => {
    const response = await request(`${blobPath(sha256)}?offset=${offset}`, {
      method: 'PUT',
      headers: { 'content-type': blobMediaType, accept: 'application/json' },
      body: Buffer.from(piece),
      signal: AbortSignal.any([signal, AbortSignal.timeout(patience.piece)]),
    });
    if (!response.ok) throw await failureOf(response, address());
    const has = wholeNumber(response.headers.get(blobOffsetHeader));
    await response.body?.cancel();
    // a network that wants a sign-in of its own answers everything
    if (has === null) throw new AppError('SERVER_NOT_OURS', { server: address() });
    return { offset: has, isWhole: response.headers.get(blobWholeHeader) === 'yes' };
  },
  get: async function* (sha256, from, bytes, signal) {
    const ended = new AbortController();
    const response = await request(blobPath(sha256), {
      headers: { accept: `${blobMediaType}, application/json`, ...(from > 0 ? { range: `bytes=${from}-` } : {}) },
      signal: AbortSignal.any([signal, ended.signal]),
    });
    if (!response.ok) throw await failureOf(response, address());
    const isPart = from === 0 || response.headers.get('content-range') === `bytes ${from}-${bytes - 1}/${bytes}`;
    if (response.headers.get('content-type') !== blobMediaType || !isPart || !response.body) {
      ended.abort();
      throw new AppError('SERVER_NOT_OURS', { server: address() });
    }
    const reader = response.body.getReader();
    try {
      for (let at = from; at < bytes; ) {
        const timer = setTimeout(() => ended.abort(), patience.idle);
        const { done, value } = await reader.read().finally(() => clearTimeout(timer));
        if (done) throw new AppError('SERVER_ANSWER');
        at += value.length;
        yield value;
      }
    } catch (error) {
      throw error instanceof AppError ? error : new AppError('SERVER_ANSWER', {}, { cause: error });
    } finally {
      ended.abort();
      await reader.cancel().catch(() => undefined);
    }
  },
});
