import type { FastifyServerOptions } from 'fastify';
import type { ServerDeps } from '../deps.ts';

const secrets = ['password', 'token', 'accessToken', 'refreshToken', 'code', 'secret', 'recoveryCode', 'apiKey', 'connectionString'];

/** Settings of the log: one JSON a line; a request by method, path without its query, and who asked; never headers, bodies or secrets. */
export const logOptions = ({ config, logTo }: ServerDeps): FastifyServerOptions['logger'] => ({
  level: config.logLevel,
  stream: logTo,
  redact: { paths: ['req.headers', 'authorization', ...secrets, ...secrets.map((name) => `*.${name}`)], censor: '[removed]' },
  serializers: {
    req: ({ method, url, ip }: { method: string; url: string; ip: string }) => ({ method, path: url.split('?')[0] ?? '', ip }),
    // of PostgreSQL's own failures the details hold values of rows
    err: (error: Error & { code?: string; routine?: string }) => ({
      type: error.name,
      code: error.code,
      message: error.routine === undefined ? error.message : `PostgreSQL ${error.code ?? ''} ${error.routine}`,
      stack: (error.stack ?? '').split('\n').slice(1).join('\n'),
    }),
  },
});
