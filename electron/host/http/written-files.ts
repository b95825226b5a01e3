import { randomBytes } from 'node:crypto';
import { createReadStream, statSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { basename, extname } from 'node:path';

/** The files that the core wrote since this host started. A browser has no file manager to show them in, so it fetches them by an opaque id. */
export type WrittenFiles = {
  /** Notes a file and answers the path, below the origin, under which the page can fetch it. */
  offer(file: string): string;
  /** Full path of the file with that id, or null. */
  find(id: string): string | null;
};

/** An empty list of written files. */
export const createWrittenFiles = (): WrittenFiles => {
  const fileById = new Map<string, string>();
  return {
    offer: (file) => {
      const id = randomBytes(18).toString('base64url');
      fileById.set(id, file);
      return `/exports/${id}`;
    },
    find: (id) => fileById.get(id) ?? null,
  };
};

const types: Record<string, string> = {
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  '.pptx': 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  '.pdf': 'application/pdf',
  '.csv': 'text/csv; charset=utf-8',
};

/** Sends a written file for saving, never for showing; 404 for every other id. */
export const sendWritten = (written: WrittenFiles, id: string, response: ServerResponse): void => {
  const file = written.find(id);
  const size = file === null ? undefined : statSync(file, { throwIfNoEntry: false })?.size;
  if (file === null || size === undefined) {
    response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' });
    response.end('This file is no longer here.');
    return;
  }
  response.writeHead(200, {
    'content-type': types[extname(file).toLowerCase()] ?? 'application/octet-stream',
    'content-length': size,
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(basename(file))}`,
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  });
  createReadStream(file)
    .on('error', () => response.destroy())
    .pipe(response);
};
