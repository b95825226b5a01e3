import type { Transport } from '#shared/api/transport.ts';
import type { Described } from '#shared/domain/errors.ts';

/** Bytes in one call: less than 1 MB as base64. */
export const pieceBytes = 720_000;

/** Where each piece of a file starts and ends; an empty file is one empty piece, so that the core can say that it is empty. */
export const piecesOf = (bytes: number): Array<{ from: number; to: number; last: boolean }> => {
  const count = Math.max(1, Math.ceil(bytes / pieceBytes));
  return Array.from({ length: count }, (_, index) => ({
    from: index * pieceBytes,
    to: Math.min(bytes, (index + 1) * pieceBytes),
    last: index === count - 1,
  }));
};

/** Bytes as base64, in steps that do not overflow the call stack. */
export const toBase64 = (bytes: Uint8Array): string => {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
};

type Upload = {
  method?: 'imports.upload' | 'files.upload';
  uploadId: string;
  name: string;
  onSent(bytes: number): void;
  signal: AbortSignal;
};
type Uploaded = { ok: true } | { ok: false; error: Described } | { ok: false; error: null };

/**
 * Sends a file to the core piece by piece; `onSent` hears how many bytes are there. A failure of the core is its error; a file that cannot be read is a failure without
 * one. Stops silently when `signal` says so.
 */
export const uploadFile = async (
  transport: Pick<Transport, 'call'>,
  file: Blob,
  { method = 'imports.upload', uploadId, name, onSent, signal }: Upload,
): Promise<Uploaded> => {
  for (const { from, to, last } of piecesOf(file.size)) {
    if (signal.aborted) return { ok: true };
    let base64: string;
    try {
      base64 = toBase64(new Uint8Array(await file.slice(from, to).arrayBuffer()));
    } catch {
      // moved, locked, or taken away since it was chosen
      return { ok: false, error: null };
    }
    const reply = await transport.call(method, { uploadId, name, offset: from, base64, last });
    if (!reply.ok) return { ok: false, error: reply };
    onSent(to);
  }
  return { ok: true };
};
