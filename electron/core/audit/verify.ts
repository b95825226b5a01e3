import type { Sqlite } from '#core/db/open.ts';
import { type AuditLink, noHash } from '#shared/domain/audit-link.ts';
import { readHead } from './append.ts';
import { hashOf } from './link.ts';
import { isWithheld } from './withhold.ts';

/** What became of the chain. `broken`: the first link that does not hold, by its place, with the reason. */
export type AuditReport = { links: number; older: number; broken: { seq: number; reason: string } | null };

type Row = AuditLink & { hash: string };

const brokenLink = (row: Row, expected: number, previous: string): string | null => {
  if (row.seq !== expected) return `change ${expected} is missing`;
  if (row.prev_hash !== previous) return `change ${row.seq} does not follow the one before it`;
  // the link after it holds it by the hash that it had
  return isWithheld(row) || hashOf(row) === row.hash ? null : `change ${row.seq} is not as it was written`;
};

/** Walks the chain from its first link to its end, and names the first one that is missing, moved or altered. What a change held may have left the device; that there was one stays. */
export const verifyAudit = (sqlite: Sqlite): AuditReport => {
  const head = readHead(sqlite);
  const older = (sqlite.prepare('SELECT count(*) AS n FROM history WHERE seq IS NULL').get() as { n: number }).n;
  const rows = sqlite.prepare('SELECT * FROM history WHERE seq IS NOT NULL ORDER BY seq').iterate() as IterableIterator<Row>;
  let links = 0;
  let previous = noHash;
  for (const row of rows) {
    const reason = brokenLink(row, links + 1, previous);
    if (reason !== null) return { links, older, broken: { seq: links + 1, reason } };
    previous = row.hash;
    links += 1;
  }
  const broken = (seq: number, reason: string): AuditReport => ({ links, older, broken: { seq, reason } });
  if (head === null) return links === 0 ? { links, older, broken: null } : broken(1, 'the end of the chain is not recorded');
  if (head.seq > links) return broken(links + 1, `change ${links + 1} is missing`);
  if (head.seq < links || head.hash !== previous) return broken(links, `change ${links} is not the one that was written last`);
  if (head.before !== older) return broken(0, `${head.before} changes are older than the chain, ${older} are there`);
  return { links, older, broken: null };
};
