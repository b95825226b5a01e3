import { createHash } from 'node:crypto';

/** The key as it is stored: SHA-256 in base64url. A key holds 256 bits of chance, so nothing slower is needed. */
export const hashOfKey = (key: string): string => createHash('sha256').update(key).digest('base64url');

const form = /^qdk_([0-9a-f]{32})_[\w-]{43}$/;

/** A new key of a tenant. It names the tenant, so that it is looked for there alone. */
export const makeKey = (tenantId: string, randomBytes: (count: number) => Uint8Array): string =>
  `qdk_${tenantId.replaceAll('-', '')}_${Buffer.from(randomBytes(32)).toString('base64url')}`;

/** The tenant that a text in the form of a key names; null for any other text. */
export const tenantOfKey = (key: string): string | null => {
  const [, hex] = form.exec(key) ?? [];
  return hex === undefined ? null : hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
};

/** The key in a header `authorization`; null when it is something else. */
export const keyInHeader = (authorization: string | undefined): string | null =>
  /^Bearer (qdk_\S{1,200})$/.exec(authorization ?? '')?.[1] ?? null;
