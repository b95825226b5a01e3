import type { FastifyInstance } from 'fastify';
import { addAuth } from './auth/part.ts';
import { addFeeds } from './feeds/part.ts';
import type { ServerDeps } from './deps.ts';
import { addFiles } from './files/routes.ts';
import { addQuarantine } from './quarantine/part.ts';
import { addSync } from './sync/routes.ts';

/** One part of the server: adds its hooks and its routes. */
export type Part = (app: FastifyInstance, deps: ServerDeps) => void | Promise<void>;

/** Every part of the server, in the order in which their hooks run. */
export const parts: readonly Part[] = [addAuth, addSync, addFiles, addFeeds, addQuarantine];
