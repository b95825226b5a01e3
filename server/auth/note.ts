import { appendAudit } from '#server/audit/append.ts';
import type { ServerTx } from '#server/db/schema.ts';
import type { AuthDeps } from './auth-deps.ts';

/** What happened at the door: `event` is a stable word; `about` is the member whom it is about, `by` who did it. */
export type AuthEvent = { event: string; about: string; by?: string; deviceId?: string | null; facts?: Record<string, string | null> };

/** What noting takes of the dependencies. */
export type Noting = Pick<AuthDeps, 'tenantId' | 'clock' | 'newId'>;

/** Writes what happened into the tenant's chain; call it last, because everybody waits for the end of the chain. */
export const noteAuth = async (
  auth: Noting,
  tx: ServerTx,
  { event, about, by = about, deviceId = null, facts = {} }: AuthEvent,
): Promise<void> => {
  const { tenantId, clock, newId } = auth;
  await appendAudit(tx, { tenantId, actor: by, device: deviceId ?? 'server', now: clock.now(), newId }, [
    { step: event, entity: 'sign_in', recordId: about, partnerId: null, before: null, after: { event, device: deviceId, ...facts } },
  ]);
};
