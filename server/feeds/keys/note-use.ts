import { appendAudit } from '#server/audit/append.ts';
import { inTenant } from '#server/db/in-tenant.ts';
import type { ServerDeps } from '#server/deps.ts';
import type { FeedKey } from './find-key.ts';

/** Puts what a key did, as counts, on the tenant's audit chain. */
export const noteUse = async (
  deps: ServerDeps,
  { tenantId, id, name }: FeedKey,
  what: Readonly<Record<string, string | number | boolean>>,
): Promise<void> => {
  const { db, clock, newId } = deps;
  await inTenant(db, { tenantId, memberId: null }, (tx) =>
    appendAudit(tx, { tenantId, actor: 'server', device: `key ${name}`, now: clock.now(), newId }, [
      { step: newId(), entity: 'feed', recordId: id, partnerId: null, before: null, after: what },
    ]),
  );
};
