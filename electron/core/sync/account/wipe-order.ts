import { WipeOrder, wipeOrderType } from '#shared/sync/auth-protocol.ts';
import type { AccountState } from './account-state.ts';
import { readSigned } from './device-key.ts';

/** An order to wipe this device, if it really is one: signed by the key that the server had at the first meeting, for this server, tenant and device. Null for all else. */
export const readOrder = (text: string, { server, tenant, device }: AccountState): WipeOrder | null => {
  const parsed = WipeOrder.safeParse(readSigned(text, server.key, wipeOrderType));
  if (!parsed.success) return null;
  const { iss, tenant: named, device: whom } = parsed.data;
  return iss === server.key && named === tenant?.id && whom === device.id ? parsed.data : null;
};
