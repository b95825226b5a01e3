import type { Sqlite } from '#core/db/open.ts';
import { prepared } from '#core/db/statements.ts';

/** The action of a change whose content is not kept on this device any more. */
export const withheld = 'withheld';

const empty = `UPDATE history SET before = NULL, after = NULL, action = '${withheld}' WHERE action <> '${withheld}' AND`;

/**
 * Takes away what the changes of a partner held, when it leaves the device. Who changed something, where and when stays, with the hash of the whole change, so that the chain can
 * still be walked. Returns how many.
 */
export const withholdPartner = (sqlite: Sqlite, partnerId: string): number =>
  prepared(sqlite, `${empty} (partner_id = ? OR (entity = 'partner' AND record_id = ?))`).run(partnerId, partnerId).changes;

/** The same for changes of a table in which one of these columns stands. */
export const withholdColumns = (sqlite: Sqlite, entity: string, columns: readonly string[]): number => {
  const names = JSON.stringify(columns);
  const has = (side: 'before' | 'after'): string =>
    `EXISTS (SELECT 1 FROM json_each(${side}) WHERE key IN (SELECT value FROM json_each(?)))`;
  return prepared(sqlite, `${empty} entity = ? AND (${has('before')} OR ${has('after')})`).run(entity, names, names).changes;
};

/** True for a change whose content was taken away: of its own hash only what is stored is left. */
export const isWithheld = ({ action, before, after }: { action: string; before: string | null; after: string | null }): boolean =>
  action === withheld && before === null && after === null;
