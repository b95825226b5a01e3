import { sql } from 'kysely';
import { againOnCollision } from './retry.ts';
import type { ServerDb, ServerTx } from './schema.ts';

/** For whom a transaction works; without a member it is the server itself (a command, a job). */
export type Inside = { tenantId: string; memberId: string | null };

/** `snapshot`: everything read belongs to one moment; `readOnly`: nothing can be written. */
export type InTenantOptions = { snapshot?: boolean; readOnly?: boolean };

/**
 * The one way to the data of a tenant: one transaction as the role that owns nothing, in which row-level security shows this tenant alone.
 * Both end with the transaction, so that a connection carries nothing over to the next request. Deadlocks are tried again: `work` may run more than once
 * and must do nothing outside the transaction.
 */
export const inTenant = <T>(
  db: ServerDb,
  { tenantId, memberId }: Inside,
  work: (tx: ServerTx) => Promise<T>,
  { snapshot = false, readOnly = false }: InTenantOptions = {},
): Promise<T> => {
  let begin = db.transaction();
  if (snapshot) begin = begin.setIsolationLevel('repeatable read');
  if (readOnly) begin = begin.setAccessMode('read only');
  return againOnCollision(() =>
    begin.execute(async (tx) => {
      await sql`SELECT set_config('role', 'quarterdeck_app', true), set_config('app.tenant', ${tenantId}, true), set_config('app.member', ${memberId ?? ''}, true)`.execute(
        tx,
      );
      return await work(tx);
    }),
  );
};
