import { createCipheriv, createDecipheriv, createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { argon2id } from 'hash-wasm';
import { z } from 'zod';
import type { Deps } from '#core/deps.ts';
import { AppError } from '#shared/domain/errors.ts';

/**
 * The key of a store: 32 random bytes, never written in the clear. The key file holds them wrapped, once by the key store of the operating system or once
 * by a passphrase (Argon2id, then AES-256-GCM), beside a check value that tells a wrong key from a damaged store.
 */
const Wrapped = z.discriminatedUnion('wrap', [
  z.object({ wrap: z.literal('os'), backend: z.string(), sealed: z.string() }),
  z.object({
    wrap: z.literal('passphrase'),
    kdf: z.object({ memoryKiB: z.int().positive(), iterations: z.int().positive(), salt: z.string() }),
    nonce: z.string(),
    sealed: z.string(),
  }),
]);
const KeyFileBody = z.object({
  format: z.literal(1),
  initialised: z.literal(true),
  appVersion: z.string(),
  check: z.string(),
  key: Wrapped,
});
export const KeyFile = KeyFileBody.extend({ checksum: z.string() });
export type KeyFile = z.infer<typeof KeyFile>;

/** Cost of the passphrase wrap: 64 MiB and 3 passes in the product; tests take less. */
export type KdfCost = { memoryKiB: number; iterations: number };
export const productKdfCost: KdfCost = { memoryKiB: 65_536, iterations: 3 };
export const leastPassphrase = 12;

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
const bytesOf = (text: string): Buffer => Buffer.from(text, 'base64');
const checkOf = (key: Uint8Array): string => createHmac('sha256', key).update('quarterdeck key check').digest('base64').slice(0, 16);
const checksumOf = (body: z.infer<typeof KeyFileBody>): string => createHash('sha256').update(JSON.stringify(body)).digest('hex');

const keyFromPassphrase = (passphrase: string, cost: KdfCost, salt: Uint8Array): Promise<Uint8Array> =>
  argon2id({
    password: passphrase.normalize('NFKC'),
    salt,
    parallelism: 1,
    iterations: cost.iterations,
    memorySize: cost.memoryKiB,
    hashLength: 32,
    outputType: 'binary',
  });

const sealed = (key: z.infer<typeof Wrapped>, dataKey: Uint8Array, appVersion: string): KeyFile => {
  const body = { format: 1 as const, initialised: true as const, appVersion, check: checkOf(dataKey), key };
  return { ...body, checksum: checksumOf(body) };
};

/** Wraps a data key with the key store of the operating system. */
export const wrapWithOs = async (deps: Deps, dataKey: Uint8Array): Promise<KeyFile> => {
  const os = deps.platform.keyStore;
  if (!os) throw new AppError('PASSPHRASE_NEEDED');
  return sealed({ wrap: 'os', backend: os.backend, sealed: base64(await os.seal(dataKey)) }, dataKey, deps.appVersion);
};

/** Wraps a data key with a passphrase of at least 12 characters. */
export const wrapWithPassphrase = async (deps: Deps, dataKey: Uint8Array, passphrase: string, cost: KdfCost): Promise<KeyFile> => {
  if ([...passphrase].length < leastPassphrase) throw new AppError('PASSPHRASE_WEAK', { least: leastPassphrase });
  const salt = deps.randomBytes(16);
  const nonce = deps.randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', await keyFromPassphrase(passphrase, cost, salt), nonce);
  const body = Buffer.concat([cipher.update(dataKey), cipher.final(), cipher.getAuthTag()]);
  return sealed(
    { wrap: 'passphrase', kdf: { ...cost, salt: base64(salt) }, nonce: base64(nonce), sealed: base64(body) },
    dataKey,
    deps.appVersion,
  );
};

/** Reads a key file's text; null when it is not one or its checksum is wrong. */
export const parseKeyFile = (text: string): KeyFile | null => {
  try {
    const parsed = KeyFile.parse(JSON.parse(text));
    const { checksum, ...body } = parsed;
    return checksumOf(body) === checksum ? parsed : null;
  } catch {
    return null;
  }
};

/** The data key. Throws PASSPHRASE_NEEDED, KEY_WRONG or KEY_STORE_CHANGED; the file is never touched. */
export const unwrapKey = async (deps: Deps, file: KeyFile, passphrase: string | undefined): Promise<Uint8Array> => {
  const key = file.key.wrap === 'os' ? await unsealByOs(deps, file.key) : await unsealByPassphrase(file.key, passphrase);
  if (!timingSafeEqual(Buffer.from(checkOf(key)), Buffer.from(file.check.padEnd(16).slice(0, 16))))
    throw new AppError(file.key.wrap === 'os' ? 'KEY_STORE_CHANGED' : 'KEY_WRONG');
  return key;
};

const unsealByOs = async (deps: Deps, key: Extract<KeyFile['key'], { wrap: 'os' }>): Promise<Uint8Array> => {
  const os = deps.platform.keyStore;
  if (!os || os.backend !== key.backend) throw new AppError('KEY_STORE_CHANGED');
  try {
    return await os.unseal(bytesOf(key.sealed));
  } catch (cause) {
    throw new AppError('KEY_STORE_CHANGED', {}, { cause });
  }
};

const unsealByPassphrase = async (
  key: Extract<KeyFile['key'], { wrap: 'passphrase' }>,
  passphrase: string | undefined,
): Promise<Uint8Array> => {
  if (!passphrase) throw new AppError('PASSPHRASE_NEEDED');
  const body = bytesOf(key.sealed);
  const decipher = createDecipheriv('aes-256-gcm', await keyFromPassphrase(passphrase, key.kdf, bytesOf(key.kdf.salt)), bytesOf(key.nonce));
  decipher.setAuthTag(body.subarray(-16));
  try {
    return Buffer.concat([decipher.update(body.subarray(0, -16)), decipher.final()]);
  } catch (cause) {
    throw new AppError('KEY_WRONG', {}, { cause });
  }
};
