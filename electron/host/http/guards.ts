import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** Who may talk to the host: the holder of its token, from its own page. */
export type Guard = {
  cookieName: string;
  /** True when the text is the token of this start. */
  isToken(text: string): boolean;
  /** True when the request names this host as its own; a foreign name means that somebody pointed a name of theirs at this machine. */
  isOurHost(request: IncomingMessage): boolean;
  /** True unless a page of another origin sent the request. */
  isOurOrigin(request: IncomingMessage): boolean;
  /** True when the request carries the cookie that the token was exchanged for. */
  hasCookie(request: IncomingMessage): boolean;
};

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

const cookies = (request: IncomingMessage): Map<string, string> =>
  new Map(
    (request.headers.cookie ?? '').split(';').map((pair) => [pair.split('=', 1)[0]!.trim(), pair.slice(pair.indexOf('=') + 1).trim()]),
  );

/** The guard of a host on this port with this token. */
export const createGuard = (port: number, token: string): Guard => {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  const cookieName = `quarterdeck-${port}`;
  const isToken = (text: string): boolean => timingSafeEqual(digest(text), digest(token));
  return {
    cookieName,
    isToken,
    isOurHost: (request) => hosts.includes(request.headers.host ?? ''),
    isOurOrigin: (request) => {
      const { origin } = request.headers;
      const site = request.headers['sec-fetch-site'];
      const originFits = origin === undefined || hosts.some((host) => origin === `http://${host}`);
      return originFits && (site === undefined || site === 'same-origin' || site === 'none');
    },
    hasCookie: (request) => isToken(cookies(request).get(cookieName) ?? ''),
  };
};
