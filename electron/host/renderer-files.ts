import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';

/** One answer to a page, the same whether Chromium asks through `app:` or over HTTP. */
export type Served = { status: number; headers: Record<string, string>; body: Uint8Array<ArrayBuffer> };

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
  '.json': 'application/json',
};

/**
 * The content security policy. `connect` is what the page may talk to: nothing in Electron, its own origin in the Node host.
 * The nonce lets the component library's own <style> elements in, and no other.
 */
export const policy = (nonce: string, connect: "'none'" | "'self'"): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src ${connect}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
  ].join('; ');

/** Headers that go with everything a host says. */
export const guardHeaders = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

const text = (status: number, message: string): Served => ({
  status,
  headers: { ...guardHeaders, 'content-type': 'text/plain; charset=utf-8', 'content-security-policy': "default-src 'none'" },
  body: new Uint8Array(Buffer.from(message)),
});

const filesUnder = (dir: string): string[] =>
  readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

/**
 * Serves the built page of a folder. The list of files is fixed when the host starts: a path is either one of them or 404, so no path can lead
 * out of the folder. Each load of the page gets a nonce of its own in place of `__CSP_NONCE__`.
 */
export const createRendererFiles = (dir: string, connect: "'none'" | "'self'"): ((path: string) => Served) => {
  const fileByPath = new Map(filesUnder(dir).map((file) => [`/${relative(dir, file).split(sep).join('/')}`, file]));
  return (path) => {
    const wanted = path === '/' ? '/index.html' : path;
    const file = fileByPath.get(wanted);
    const type = types[extname(wanted)];
    if (!file || !type) return text(404, 'There is nothing here.');
    const content = readFileSync(file);
    const nonce = randomBytes(16).toString('base64');
    const isPage = type.startsWith('text/html');
    const body = isPage ? Buffer.from(content.toString('utf8').replaceAll('__CSP_NONCE__', nonce)) : content;
    return {
      status: 200,
      headers: {
        ...guardHeaders,
        'content-type': type,
        'content-security-policy': policy(nonce, connect),
        // names of assets carry a hash of their content
        'cache-control': isPage ? 'no-store' : 'private, max-age=31536000, immutable',
      },
      body: new Uint8Array(body),
    };
  };
};
