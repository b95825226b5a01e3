import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AppError } from '#shared/domain/errors.ts';
import { loopbackPath } from '#shared/sync/auth-protocol.ts';
import { signInPageTexts } from '#shared/text/en/sign-in-page.ts';

/** A listener on this machine that waits for the browser to come back (RFC 8252). */
export type Loopback = {
  redirectUri: string;
  /** The code that the server sent along. Rejects with SIGN_IN_NOT_FINISHED when it said no, was too late, or the signal was given. */
  code: Promise<string>;
  close(): void;
};

const page = (text: string): string =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>${signInPageTexts.title}</title><body><p>${text}</p></body></html>`;

const headers = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
};

/** Listens on a free port of 127.0.0.1 alone. Whatever does not carry `state` and the `issuer` that the app talks to is turned away, and the listener goes on waiting. */
export const listenForBrowser = async ({
  state,
  issuer,
  signal,
}: {
  state: string;
  issuer: string;
  signal: AbortSignal;
}): Promise<Loopback> => {
  let settle: (code: string | null) => void = () => undefined;
  const code = new Promise<string>((resolve, reject) => {
    settle = (found) => (found === null ? reject(new AppError('SIGN_IN_NOT_FINISHED')) : resolve(found));
  });
  // who only wants the address may close without waiting
  code.catch(() => undefined);
  let host = '';
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const isOurs =
      request.method === 'GET' &&
      request.headers.host === host &&
      url.pathname === loopbackPath &&
      url.searchParams.get('state') === state &&
      url.searchParams.get('iss') === issuer;
    const found = url.searchParams.get('code');
    const isDone = isOurs && found !== null;
    response.writeHead(isOurs ? 200 : 400, { ...headers, connection: 'close' });
    response.end(page(isDone ? signInPageTexts.done : signInPageTexts.failed));
    if (isOurs) settle(found);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const giveUp = (): void => settle(null);
  signal.addEventListener('abort', giveUp, { once: true });
  if (signal.aborted) giveUp();
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    redirectUri: `http://${host}${loopbackPath}`,
    code,
    close: () => {
      signal.removeEventListener('abort', giveUp);
      giveUp();
      server.close();
      server.closeIdleConnections();
    },
  };
};
