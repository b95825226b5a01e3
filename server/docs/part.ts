import swagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import { jsonSchemaTransform } from 'fastify-type-provider-zod';
import type { ServerDeps } from '#server/deps.ts';
import { entitySchemas, type JsonSchema } from './entity-schemas.ts';
import { listErrors } from './error-list.ts';
import { docsPage, type ListedRoute } from './page.ts';

const open = { config: { permission: 'public' }, schema: { hide: true } };
const importPath = '/v1/import/{entity}';

type Paths = Record<string, Record<string, JsonSchema>>;

/** The body of a feed: the rows of any entity, which swagger cannot know of a body that is read as bytes. */
const withBody = (paths: Paths, entities: readonly string[]): Paths => {
  const route = paths[importPath];
  if (!route?.['post']) return paths;
  const row = { oneOf: entities.map((name) => ({ $ref: `#/components/schemas/${name}` })) };
  const content = { 'application/x-ndjson': { schema: row }, 'text/csv': { schema: row } };
  return { ...paths, [importPath]: { ...route, post: { ...route['post'], requestBody: { required: true, content } } } };
};

/**
 * The documentation of every route that is added after this: /docs for people, /docs/openapi.json for programs. Made from the schemas and permissions that the routes
 * themselves have, so that it cannot say anything else.
 */
export const addDocs = async (app: FastifyInstance, { version }: ServerDeps): Promise<void> => {
  const entities = entitySchemas();
  const routes: ListedRoute[] = [];
  app.addHook('onRoute', ({ method, url, config, schema }) => {
    if (method === 'HEAD' || schema?.hide === true) return;
    routes.push({ method: String(method), path: url, permission: config?.permission ?? '', summary: schema?.summary ?? '' });
  });
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Quarterdeck server', version },
      components: {
        securitySchemes: {
          member: { type: 'http', scheme: 'bearer', description: 'Access token of a signed-in device' },
          key: { type: 'http', scheme: 'bearer', description: 'API key of a feed (qdk_...)' },
        },
      },
    },
    transform: (given) => {
      const { schema, url } = jsonSchemaTransform(given as Parameters<typeof jsonSchemaTransform>[0]);
      const { permission = '' } = given.route.config ?? {};
      const security = permission === 'public' ? [] : permission.startsWith('feeds.') ? [{ key: [] }, { member: [] }] : [{ member: [] }];
      return { url, schema: { ...schema, security, 'x-permission': permission } as typeof schema };
    },
  });
  app.get('/docs/openapi.json', open, async () => {
    const document = app.swagger() as unknown as { paths: Paths; components: { schemas?: object } };
    return {
      ...document,
      paths: withBody(document.paths, Object.keys(entities)),
      components: { ...document.components, schemas: { ...document.components.schemas, ...entities } },
      'x-errors': listErrors(),
    };
  });
  app.get('/docs', open, async (_request, reply) =>
    reply.type('text/html; charset=utf-8').send(docsPage(version, routes, entities, listErrors())),
  );
};
