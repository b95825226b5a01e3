import type { JsonSchema } from './entity-schemas.ts';
import type { ListedError } from './error-list.ts';

/** One route, as the page lists it. */
export type ListedRoute = { method: string; path: string; permission: string; summary: string };

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const text = (value: unknown): string => String(value).replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign);
const cells = (tag: 'td' | 'th', values: readonly unknown[]): string =>
  `<tr>${values.map((value) => `<${tag}>${text(value)}</${tag}>`).join('')}</tr>`;
const table = (headers: readonly string[], rows: ReadonlyArray<readonly unknown[]>): string =>
  `<table><thead>${cells('th', headers)}</thead><tbody>${rows.map((row) => cells('td', row)).join('')}</tbody></table>`;

const entity = ([name, schema]: readonly [string, JsonSchema]): string => {
  const required = new Set(schema['required'] as string[]);
  const fields = Object.entries(schema['properties'] as Record<string, JsonSchema>);
  const rows = fields.map(([key, { description, examples }]) => [
    key,
    required.has(key) ? 'yes' : '',
    description,
    ((examples ?? []) as string[]).join(', '),
  ]);
  return `<details id="${text(name)}"><summary>${text(name)}</summary>${table(['Field', 'Needed', 'What', 'Values'], rows)}</details>`;
};

/** The documentation as one page without scripts. */
export const docsPage = (
  version: string,
  routes: readonly ListedRoute[],
  entities: Readonly<Record<string, JsonSchema>>,
  errors: readonly ListedError[],
): string =>
  `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Quarterdeck server</title>
<style>body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:75rem;padding:0 1rem}table{border-collapse:collapse;margin:.5rem 0}td,th{border-bottom:1px solid #ccc;padding:.2rem .8rem .2rem 0;text-align:left;vertical-align:top}code,td:first-child{font-family:ui-monospace,monospace}</style></head>
<body><h1>Quarterdeck server ${text(version)}</h1>
<p>For programs: <a href="/docs/openapi.json">/docs/openapi.json</a> (OpenAPI 3.1).</p>
<h2>Routes</h2>
${table(
  ['Route', 'Permission', 'What it does'],
  routes.map(({ method, path, permission, summary }) => [`${method} ${path}`, permission, summary]),
)}
<h2>What can be imported</h2>
<p>POST /v1/import/ENTITY with an API key (<code>authorization: Bearer qdk_...</code>) and a body of CSV (text/csv) or NDJSON (application/x-ndjson), in UTF-8. Each record is known again by externalId.</p>
${Object.entries(entities).map(entity).join('\n')}
<h2>Errors</h2>
<p>An error is answered as {code, message, hint, params, requestId}. Codes without a status are reasons for which a single row waits.</p>
${table(
  ['Code', 'Status', 'Message', 'Next step'],
  errors.map(({ code, status, message, hint }) => [code, status ?? '', message, hint]),
)}
</body></html>
`;
