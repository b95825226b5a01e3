import type { FastifyReply, FastifyRequest } from 'fastify';

const name = 'quarterdeck-sign-in';

/** The secret that ties a sign-in to the browser that started it; null when this browser has none. */
export const readBrowser = ({ headers }: FastifyRequest): string | null => {
  const [, value] = new RegExp(`(?:^|; )${name}=([\\w-]{43})(?:;|$)`).exec(headers.cookie ?? '') ?? [];
  return value ?? null;
};

/** Keeps the secret in the browser for a quarter of an hour; scripts and other sites never get it. */
export const keepBrowser = (request: FastifyRequest, reply: FastifyReply, secret: string): void => {
  const secure = request.protocol === 'https' ? '; Secure' : '';
  reply.header('set-cookie', `${name}=${secret}; Path=/v1/auth; Max-Age=900; HttpOnly; SameSite=Lax${secure}`);
};
