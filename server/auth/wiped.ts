import { compactVerify, decodeJwt, decodeProtectedHeader, importJWK } from 'jose';
import { z } from 'zod';
import { inTenant } from '#server/db/in-tenant.ts';
import { AppError } from '#shared/domain/errors.ts';
import { PublicKey, WipeReceipt, wipeReceiptType } from '#shared/sync/auth-protocol.ts';
import type { AuthDeps } from './auth-deps.ts';
import { noteAuth } from './note.ts';

const ReceiptHeader = z.strictObject({ alg: z.literal('EdDSA'), typ: z.literal(wipeReceiptType), jwk: PublicKey });

/** Reads a receipt and whose key signed it. Throws DEVICE_PROOF_BAD. */
const readReceipt = async (text: string, serverKey: string): Promise<WipeReceipt & { publicKey: string }> => {
  try {
    const { jwk } = ReceiptHeader.parse(decodeProtectedHeader(text));
    await compactVerify(text, await importJWK(jwk, 'EdDSA'), { algorithms: ['EdDSA'] });
    const receipt = WipeReceipt.parse(decodeJwt(text));
    if (receipt.aud !== serverKey) throw new Error('the receipt is for another server');
    return { ...receipt, publicKey: jwk.x };
  } catch (cause) {
    throw new AppError('DEVICE_PROOF_BAD', {}, { cause });
  }
};

/** Takes the receipt of a device that wiped itself: signed by the key of the very device that was ordered to. The first one is kept. Throws DEVICE_PROOF_BAD. */
export const takeReceipt = async (auth: AuthDeps, text: string): Promise<void> => {
  const { tenant: tenantId, device: deviceId, publicKey } = await readReceipt(text, auth.keys.serverKey);
  await inTenant(auth.db, { tenantId, memberId: null }, async (tx) => {
    const device = await tx
      .selectFrom('device')
      .select(['member_id', 'wiped_at'])
      .where('id', '=', deviceId)
      .where('public_key', '=', publicKey)
      .where('wipe_requested_at', 'is not', null)
      .forUpdate()
      .executeTakeFirst();
    if (!device) throw new AppError('DEVICE_PROOF_BAD');
    if (device.wiped_at !== null) return;
    await tx.updateTable('device').set({ wiped_at: auth.clock.now(), wipe_receipt: text }).where('id', '=', deviceId).execute();
    await noteAuth({ ...auth, tenantId }, tx, { event: 'device.wiped', about: device.member_id, deviceId });
  });
};
