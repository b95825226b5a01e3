import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FeedServer, makeFeedServer } from '#test/support/feed-server.ts';

let server: FeedServer;
beforeAll(async () => {
  server = await makeFeedServer();
}, 60_000);
afterAll(() => server.close());

const ndjson = 'application/x-ndjson';
const csv = 'text/csv';
const megabytes = (count: number): string => 'x'.repeat(count * 1024 * 1024);
const manyColumns = Array.from({ length: 100_000 }, (_, at) => `c${at}`).join(',');
const bytes = (...parts: Array<string | number[]>): Uint8Array =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))));

test.each<[what: string, code: string, path: string, body: string | Uint8Array, type: string]>([
  ['an unknown entity', 'FEED_ENTITY_UNKNOWN', 'invoice', '{"name":"A"}', ndjson],
  ['a key of objects as the entity', 'FEED_ENTITY_UNKNOWN', '__proto__', '{"name":"A"}', ndjson],
  ['an empty body', 'FEED_EMPTY', 'partner', '', csv],
  ['headers without rows', 'FEED_EMPTY', 'partner', 'name,externalId\n', csv],
  ['blank lines', 'FEED_EMPTY', 'partner', '\n\n', ndjson],
  ['another type of body', 'FEED_MEDIA_TYPE', 'partner', '{"name":"A"}', 'application/json'],
  ['a workbook', 'FEED_MEDIA_TYPE', 'partner', bytes([0x50, 0x4b, 3, 4], 'xl/workbook.xml'), csv],
  ['a web page', 'IMPORT_NOT_A_TABLE', 'partner', '<!doctype html><html><body>Sign in</body></html>', csv],
  ['binary data', 'IMPORT_NOT_A_TABLE', 'partner', bytes([1, 2, 3, 4, 5, 6, 7, 8]), csv],
  ['a list instead of lines', 'FEED_LINE_BAD', 'partner', '[{"name":"A"}]\n', ndjson],
  ['a line that is no JSON', 'FEED_LINE_BAD', 'partner', '{"name":"A"}\nname=B\n', ndjson],
  ['NDJSON cut in the middle', 'FEED_CUT', 'partner', '{"name":"A"}\n{"name":"B', ndjson],
  ['CSV cut in the middle of a quoted cell', 'IMPORT_QUOTE_OPEN', 'partner', 'name,note\nA,"and so', csv],
  ['UTF-16', 'FEED_NOT_UTF8', 'partner', new Uint8Array(Buffer.from('\ufeffname\nA\n', 'utf16le')), csv],
  ['letters of another encoding', 'FEED_NOT_UTF8', 'partner', bytes('name\nM', [0xfc], 'ller\n'), csv],
  ['letters of another encoding in NDJSON', 'FEED_NOT_UTF8', 'partner', bytes('{"name":"M', [0xfc], 'ller"}\n'), ndjson],
  ['another encoding by its name', 'FEED_NOT_UTF8', 'partner', 'name\nA\n', 'text/csv; charset=iso-8859-1'],
  ['an unknown column', 'FEED_COLUMN_UNKNOWN', 'partner', 'name,favourite colour\nA,red\n', csv],
  ['a prototype key', 'FEED_COLUMN_UNKNOWN', 'partner', '{"name":"A","__proto__":{"isAdmin":true}}', ndjson],
  ['a constructor', 'FEED_COLUMN_UNKNOWN', 'partner', 'name,constructor\nA,b\n', csv],
  ['a tenant', 'FEED_COLUMN_UNKNOWN', 'partner', '{"name":"A","tenant_id":"x"}', ndjson],
  ['100,000 columns', 'IMPORT_TOO_MANY_COLUMNS', 'partner', `${manyColumns}\n${manyColumns}\n`, csv],
  [
    '100,000 keys',
    'IMPORT_TOO_MANY_COLUMNS',
    'partner',
    JSON.stringify(Object.fromEntries(manyColumns.split(',').map((key) => [key, 1]))),
    ndjson,
  ],
  ['a cell of 10 MB', 'IMPORT_CELL_TOO_LARGE', 'partner', `name,note\nA,${megabytes(10)}\n`, csv],
  ['a line of 10 MB', 'FEED_LINE_LONG', 'partner', `{"name":"${megabytes(10)}"}`, ndjson],
  ['a cell of 2 MB', 'IMPORT_CELL_TOO_LARGE', 'partner', `{"name":"A","note":"${megabytes(2)}"}`, ndjson],
  ['dates that can be read in two ways', 'AMBIGUOUS_DATE_ORDER', 'partner', 'name,enrolledOn\nA,03/04/2026\n', csv],
  ['a parameter nobody asked for', 'REQUEST_INVALID', 'partner?tenant=x', 'name\nA\n', csv],
])('refuses %s with %s and changes nothing', async (_what, code, path, body, type) => {
  const answer = await server.send(path, body, { type });
  expect(answer.body).toMatchObject({ code, message: expect.any(String), hint: expect.any(String) });
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(answer.status).toBeLessThan(500);
  expect(await server.rowsOf('partner')).toEqual([]);
});

test('refuses a body of more than 64 MB', async () => {
  const answer = await server.send('partner', Buffer.alloc(65 * 1024 * 1024, 'x'), { type: csv }).catch(() => null);
  // the line may be closed before the answer is read
  if (answer) expect(answer).toMatchObject({ status: 413, body: { code: 'REQUEST_TOO_LARGE' } });
  expect(await server.rowsOf('partner')).toEqual([]);
});

test('reads dates in the order that the sender says, and amounts with the currency beside them', async () => {
  await server.send(
    'partner?dateOrder=dmy&decimal=comma',
    'externalId;name;enrolledOn;annualRevenue;currency\nE-1;Eins;03/04/2026;1.234,50;EUR\nJ-1;Zwei;03/04/2026;1.234;JPY\n',
  );
  const rows = await server.rowsOf('partner');
  expect(rows.find((row) => row['external_id'] === 'E-1')).toMatchObject({
    enrolled_on: '2026-04-03',
    annual_revenue_minor: 123_450,
    annual_revenue_currency: 'EUR',
  });
  expect(rows.find((row) => row['external_id'] === 'J-1')).toMatchObject({ annual_revenue_minor: 1234, annual_revenue_currency: 'JPY' });
});

test('keeps long numbers of records as they are written, and a list or an object waits', async () => {
  const lines = '{"externalId": 12345678901234567890, "name": "Long number"}\n{"externalId": "O-1", "name": {"first": "A"}}\n';
  const answer = await server.send('partner', lines, { type: ndjson });
  expect(answer.body).toMatchObject({ created: 1, needsAttention: 1, errors: [{ row: 2, field: 'name', code: 'FEED_ROW_SHAPE' }] });
  expect((await server.rowsOf('partner')).map((row) => row['external_id'])).toContain('12345678901234567890');
});

test('takes none of two rows that contradict each other, also far apart in a body', async () => {
  const filler = Array.from({ length: 1100 }, (_, at) => ({ externalId: `F-${at}`, name: `Filler ${at}` }));
  const { body } = await server.send('partner', [
    { externalId: 'X-1', name: 'One name' },
    ...filler,
    { externalId: 'X-1', name: 'Another name' },
  ]);
  expect(body).toMatchObject({
    created: 1100,
    needsAttention: 2,
    errors: [
      { row: 1, code: 'ROW_DUPLICATE_KEY' },
      { row: 1102, code: 'ROW_DUPLICATE_KEY' },
    ],
  });
});
