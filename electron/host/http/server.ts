import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Transport } from '#shared/api/transport.ts';
import { longestRequest } from '../limits.ts';
import { guardHeaders, type Served } from '../renderer-files.ts';
import { parseRequest } from '../request.ts';
import { readBody } from './body.ts';
import { streamEvents } from './events.ts';
import { createGuard, type Guard } from './guards.ts';
import { sendWritten, type WrittenFiles } from './written-files.ts';

export type HttpHostOptions = {
  core: Transport;
  /** The built page. */
  page: (path: string) => Served;
  /** The files that the core wrote in this run, by the opaque id that stands in their link. */
  written: WrittenFiles;
  /** Secret of this start; whoever has it may use the store. */
  token: string;
  /** 0 lets the system choose. */
  port: number;
};

export type HttpHost = {
  port: number;
  /** The one link that opens the app: it exchanges the token for a cookie. */
  link: string;
  close(): Promise<void>;
};

type Exchange = { request: IncomingMessage; response: ServerResponse; url: URL; guard: Guard; options: HttpHostOptions };

const say = (response: ServerResponse, status: number, message: string): void => {
  response.writeHead(status, {
    ...guardHeaders,
    'content-type': 'text/plain; charset=utf-8',
    'content-security-policy': "default-src 'none'",
  });
  response.end(message);
};

const enter = ({ response, url, guard }: Exchange): void => {
  if (!guard.isToken(url.searchParams.get('token') ?? ''))
    return say(response, 401, 'This link has expired: open the one that Quarterdeck printed when it started.');
  response.writeHead(303, {
    location: '/',
    'set-cookie': `${guard.cookieName}=${url.searchParams.get('token')}; HttpOnly; SameSite=Strict; Path=/`,
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
  });
  response.end();
};

const call = async ({ request, response, options }: Exchange): Promise<void> => {
  if (request.headers['content-type']?.split(';', 1)[0] !== 'application/json') return say(response, 415, 'Calls are JSON.');
  const text = await readBody(request, longestRequest);
  if (text === null) {
    // what is left of the body is not read, so the connection cannot be used again
    response.setHeader('connection', 'close');
    return say(response, 413, 'That is too much in one call.');
  }
  const parsed = parseRequest(text);
  const reply = 'refused' in parsed ? parsed.refused : await options.core.call(parsed.method, parsed.input);
  response.writeHead(200, { ...guardHeaders, 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(reply));
};

const servePage = ({ response, url, options }: Exchange): void => {
  const { status, headers, body } = options.page(url.pathname);
  response.writeHead(status, headers);
  response.end(body);
};

const route = async (exchange: Exchange): Promise<void> => {
  const { request, response, url, guard, options } = exchange;
  const { pathname } = url;
  if (!guard.isOurHost(request) || !guard.isOurOrigin(request)) return say(response, 403, 'This is not a page of Quarterdeck.');
  if (request.method === 'GET' && pathname === '/' && url.searchParams.has('token')) return enter(exchange);
  if (!guard.hasCookie(request)) return say(response, 401, 'Open the link that Quarterdeck printed when it started.');
  if (request.method === 'POST' && pathname === '/rpc') return call(exchange);
  if (request.method !== 'GET') return say(response, 405, 'That is not done here.');
  if (pathname === '/events') return streamEvents(options.core, request, response);
  if (pathname.startsWith('/exports/')) return sendWritten(options.written, pathname.slice('/exports/'.length), response);
  return servePage(exchange);
};

const listen = (server: Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    // the loopback address alone: nothing on the network can reach it
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });

/** Serves a core and its page over HTTP on this machine. Resolves when it listens. */
export const startHttpHost = async (options: HttpHostOptions): Promise<HttpHost> => {
  let guard: Guard | null = null;
  const server = createServer((request, response) => {
    const url = URL.parse(request.url ?? '/', 'http://127.0.0.1');
    if (!guard || !url) return say(response, 400, 'That is not an address.');
    route({ request, response, url, guard, options }).catch(() => {
      // the page has gone in the middle of its request
      response.destroy();
    });
  });
  const port = await listen(server, options.port);
  guard = createGuard(port, options.token);
  return {
    port,
    link: `http://127.0.0.1:${port}/?token=${options.token}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
