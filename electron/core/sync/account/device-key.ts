import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import { type ProofClaims, proofType, PublicKey, type WipeReceipt, wipeReceiptType } from '#shared/sync/auth-protocol.ts';

/** The key pair of a device (Ed25519). The private half is PKCS #8 in base64url; it never leaves the encrypted store. */
export type DeviceKey = { publicKey: PublicKey; privateKey: string };

export const makeDeviceKey = (): DeviceKey => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const { kty, crv, x } = publicKey.export({ format: 'jwk' });
  return {
    publicKey: PublicKey.parse({ kty, crv, x }),
    privateKey: privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64url'),
  };
};

const encoded = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

const signed = (key: DeviceKey, header: object, payload: object): string => {
  const text = `${encoded(header)}.${encoded(payload)}`;
  const privateKey = createPrivateKey({ key: Buffer.from(key.privateKey, 'base64url'), format: 'der', type: 'pkcs8' });
  return `${text}.${sign(null, Buffer.from(text), privateKey).toString('base64url')}`;
};

/** Proves to a server that this device sends `secret` to `path`. `now`: milliseconds since 1970 by the server's clock; `jti`: a new random name. */
export const proveDevice = (
  key: DeviceKey,
  { serverKey, path, secret, now, jti }: { serverKey: string; path: string; secret: string; now: number; jti: string },
): string =>
  signed(key, { alg: 'EdDSA', typ: proofType, jwk: key.publicKey }, {
    jti,
    htm: 'POST',
    htu: path,
    aud: serverKey,
    iat: Math.floor(now / 1000),
    ath: createHash('sha256').update(secret).digest('base64url'),
  } satisfies ProofClaims);

/** The receipt for a wipe that was done. */
export const signReceipt = (key: DeviceKey, receipt: WipeReceipt): string =>
  signed(key, { alg: 'EdDSA', typ: wipeReceiptType, jwk: key.publicKey }, receipt);

/** The payload of a text that the key with the public half `x` signed with EdDSA and of this type; null for any other. */
export const readSigned = (text: string, x: string, type: string): unknown => {
  const [header = '', payload = '', signature = ''] = text.split('.');
  try {
    const { alg, typ } = JSON.parse(Buffer.from(header, 'base64url').toString('utf8')) as Record<string, unknown>;
    if (alg !== 'EdDSA' || typ !== type) return null;
    const publicKey = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
    const isGood = verify(null, Buffer.from(`${header}.${payload}`), publicKey, Buffer.from(signature, 'base64url'));
    return isGood ? JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) : null;
  } catch {
    return null;
  }
};
