import { argon2, timingSafeEqual } from 'node:crypto';
import { AppError } from '#shared/domain/errors.ts';
import { greatestPasswordLength, leastPasswordLength } from '#shared/sync/auth-protocol.ts';
import { isCommonPassword } from './common-passwords.ts';

/** Cost of one hash. The product takes 64 MiB and 3 passes; tests take less. */
export type PasswordCost = { memoryKiB: number; passes: number };
export const productPasswordCost: PasswordCost = { memoryKiB: 65_536, passes: 3 };

/** Argon2id of passwords, two at a time, so that a flood of sign-ins leaves the rest of the server alone. */
export type PasswordHasher = {
  /** The text that is stored: parameters, salt and hash. */
  hash(password: string): Promise<string>;
  /** Takes the same time without a stored text, and is then false. Throws SERVER_BUSY when too many wait. */
  verify(password: string, stored: string | null): Promise<boolean>;
};

const atATime = 2;
const mayWait = 64;

const derive = (password: string, salt: Uint8Array, cost: PasswordCost): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const parameters = {
      message: Buffer.from(password.normalize('NFKC')),
      nonce: salt,
      parallelism: 1,
      tagLength: 32,
      memory: cost.memoryKiB,
      passes: cost.passes,
    };
    argon2('argon2id', parameters, (error, key) => (error ? reject(error) : resolve(key)));
  });

const written = (cost: PasswordCost, salt: Uint8Array, key: Uint8Array): string =>
  ['argon2id', cost.memoryKiB, cost.passes, Buffer.from(salt).toString('base64url'), Buffer.from(key).toString('base64url')].join('$');

const read = (stored: string): { cost: PasswordCost; salt: Buffer; key: Buffer } => {
  const [kind, memory, passes, salt, key] = stored.split('$');
  if (kind !== 'argon2id' || salt === undefined || key === undefined) throw new Error('a stored password has an unknown form');
  return {
    cost: { memoryKiB: Number(memory), passes: Number(passes) },
    salt: Buffer.from(salt, 'base64url'),
    key: Buffer.from(key, 'base64url'),
  };
};

/** `randomBytes`: secure randomness. */
export const createPasswordHasher = (
  randomBytes: (count: number) => Uint8Array,
  cost: PasswordCost = productPasswordCost,
): PasswordHasher => {
  let running = 0;
  const waiting: Array<() => void> = [];
  const inTurn = async <T>(work: () => Promise<T>): Promise<T> => {
    if (running >= atATime) {
      if (waiting.length >= mayWait) throw new AppError('SERVER_BUSY');
      await new Promise<void>((resolve) => waiting.push(resolve));
    } else running += 1;
    try {
      return await work();
    } finally {
      // the place is handed over, so that nobody takes it in between
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
  // for people who are not there: something to compute against
  const nobody = written(cost, randomBytes(16), randomBytes(32));
  return {
    hash: (password) =>
      inTurn(async () => {
        const salt = randomBytes(16);
        return written(cost, salt, await derive(password, salt, cost));
      }),
    verify: (password, stored) =>
      inTurn(async () => {
        const { cost: storedCost, salt, key } = read(stored ?? nobody);
        const isSame = timingSafeEqual(await derive(password, salt, storedCost), key);
        return isSame && stored !== null;
      }),
  };
};

/** Throws PASSWORD_SHORT, PASSWORD_LONG or PASSWORD_COMMON. `own`: words of the person and the company that say nothing to a guesser. */
export const checkNewPassword = (password: string, own: readonly string[]): void => {
  const { length } = [...password];
  if (length < leastPasswordLength) throw new AppError('PASSWORD_SHORT', { least: leastPasswordLength });
  if (length > greatestPasswordLength) throw new AppError('PASSWORD_LONG', { most: greatestPasswordLength });
  if (isCommonPassword(password, own)) throw new AppError('PASSWORD_COMMON');
};
