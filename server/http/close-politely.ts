import type { FastifyInstance } from 'fastify';

/** A request that is answered while the server stops takes its connection with it: one that stayed open for the next request would hold the server back. */
export const closePolitely = (app: FastifyInstance): void => {
  let isClosing = false;
  app.addHook('preClose', async () => {
    isClosing = true;
  });
  app.addHook('onSend', async (_request, reply) => {
    if (isClosing) void reply.header('connection', 'close');
  });
};
