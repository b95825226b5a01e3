import { createServer } from 'node:http';
import { madeRows, networkAmounts } from './rows.ts';

/** The floor's server, in a process of its own: the same rows, ready made, as lines of at most 500; nothing is asked of a database. Prints its port. */
const lines: string[] = [];
let table = '';
let block: unknown[][] = [];
const end = (): void => {
  if (block.length > 0) lines.push(JSON.stringify([table, block]));
  block = [];
};
for (const row of madeRows(networkAmounts)) {
  if (row.table.name !== table || block.length === 500) end();
  table = row.table.name;
  block.push(Object.values(row.fields));
}
end();
const body = Buffer.from(`${lines.join('\n')}\n`);
const server = createServer((_request, response) => {
  response.writeHead(200, { 'content-type': 'application/x-ndjson' });
  response.end(body);
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.stdout.write(`${typeof address === 'object' && address ? address.port : 0} ${body.length}\n`);
});
process.on('SIGTERM', () => process.exit(0));
