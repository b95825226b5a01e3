import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Part, parts } from '#server/parts.ts';
import { importEntities } from '#shared/import/entities.ts';
import { makeServer, type TestServer } from '#test/support/make-server.ts';

type Operation = { 'x-permission'?: string; requestBody?: unknown; responses?: unknown; parameters?: Array<{ name: string }> };
type Document = {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, { properties: object; required: string[] }> };
  'x-errors': Array<{ code: string; status: number | null; message: string; hint: string }>;
};

let server: TestServer;
let routes: string[];
beforeAll(async () => {
  routes = [];
  // what fastify itself has, whatever the documentation says
  const watch: Part = (app) => void app.addHook('onRoute', ({ method, url }) => void routes.push(`${String(method)} ${url}`));
  server = await makeServer({ parts: [watch, ...parts] });
}, 60_000);
afterAll(() => server.close());

const read = async (): Promise<Document> => {
  const answer = await server.app.inject('/docs/openapi.json');
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<Document>();
};

test('lists every route of the server with its permission', async () => {
  const { openapi, paths } = await read();
  expect(openapi).toBe('3.1.0');
  const listed = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { 'x-permission': permission }]) => {
      expect(permission, path).toMatch(/^[a-z.]+$/);
      return `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`;
    }),
  );
  const wanted = routes.filter((route) => !route.startsWith('HEAD ') && !route.startsWith('GET /docs'));
  expect(wanted.length).toBeGreaterThan(10);
  expect(listed).toEqual(expect.arrayContaining(wanted));
});

test('has a schema of the rows of every entity, and the body and answer of a feed', async () => {
  const { paths, components } = await read();
  for (const { key, fields } of importEntities)
    expect(Object.keys(components.schemas[key]?.properties ?? {}), key).toEqual(expect.arrayContaining(fields.map((field) => field.key)));
  const feed = paths['/v1/import/{entity}']?.['post'];
  expect(JSON.stringify(feed?.requestBody)).toContain('application/x-ndjson');
  expect(JSON.stringify(feed?.responses)).toContain('needsAttention');
  expect(feed?.parameters?.map(({ name }) => name)).toEqual(expect.arrayContaining(['entity', 'dryRun', 'dateOrder']));
});

test('lists every error that a request can meet with its status, and reasons of rows without', async () => {
  const { 'x-errors': errors } = await read();
  const byCode = new Map(errors.map((error) => [error.code, error]));
  expect(byCode.get('FEED_KEY_UNKNOWN')?.status).toBe(401);
  expect(byCode.get('ROW_REFERENCE_UNKNOWN')).toMatchObject({ status: null, hint: expect.stringContaining('partner') });
  expect(byCode.has('POSTGRES_FAILED')).toBe(false);
});

test('is a page that people can read, without scripts and within the content policy', async () => {
  const answer = await server.app.inject('/docs');
  expect(answer.headers['content-type']).toContain('text/html');
  expect(answer.headers['content-security-policy']).toContain("default-src 'self'");
  expect(answer.body).not.toMatch(/<script|javascript:|https?:/i);
  expect(answer.body).toContain('POST /v1/import/:entity');
  expect(answer.body).toContain('feeds.send');
  for (const { key } of importEntities) expect(answer.body).toContain(`id="${key}"`);
});
