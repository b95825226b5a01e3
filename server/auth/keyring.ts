import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { CompactSign } from 'jose';
import type { ServerDb } from '#server/db/schema.ts';
import { type WipeOrder, wipeOrderType } from '#shared/sync/auth-protocol.ts';

/** The server's own keys. `access` signs access tokens; the order key signs orders to wipe and never changes, because every device keeps its public half. */
export type Keyring = {
  /** The public half of the order key; it names the server. */
  serverKey: string;
  access: { id: string; privateKey: KeyObject };
  /** Throws for a key that is not ours. */
  publicKey(id: string): Promise<KeyObject>;
  signOrder(order: WipeOrder): Promise<string>;
};

type StoredKey = { id: string; purpose: 'access' | 'order'; private_key: string };

const readKeys = (db: ServerDb): Promise<StoredKey[]> =>
  db.selectFrom('signing_key').select(['id', 'purpose', 'private_key']).orderBy('created_at', 'desc').execute();

const makeKey = async (db: ServerDb, purpose: StoredKey['purpose'], id: string, now: number): Promise<void> => {
  const { privateKey } = generateKeyPairSync('ed25519');
  await db
    .insertInto('signing_key')
    .values({ id, purpose, private_key: privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(), created_at: now })
    // two servers that start on one empty database keep the first one's key
    .onConflict((conflict) => conflict.column('purpose').doNothing())
    .execute();
};

/** Reads the keys of the database as its owner (requests may not), making them at the first start. */
export const loadKeyring = async (db: ServerDb, { newId, now }: { newId(): string; now: number }): Promise<Keyring> => {
  for (const purpose of ['access', 'order'] as const) await makeKey(db, purpose, newId(), now);
  const keys = await readKeys(db);
  const ofPurpose = (purpose: StoredKey['purpose']): { id: string; privateKey: KeyObject } => {
    const key = keys.find((candidate) => candidate.purpose === purpose);
    if (!key) throw new Error(`the database has no key to sign: ${purpose}`);
    return { id: key.id, privateKey: createPrivateKey(key.private_key) };
  };
  const access = ofPurpose('access');
  const order = ofPurpose('order');
  const accessPublic = createPublicKey(access.privateKey);
  return {
    serverKey: String(createPublicKey(order.privateKey).export({ format: 'jwk' }).x),
    access,
    publicKey: async (id) => {
      if (id !== access.id) throw new Error('the token names a key that is not ours');
      return accessPublic;
    },
    signOrder: (claims) =>
      new CompactSign(Buffer.from(JSON.stringify(claims))).setProtectedHeader({ alg: 'EdDSA', typ: wipeOrderType }).sign(order.privateKey),
  };
};
