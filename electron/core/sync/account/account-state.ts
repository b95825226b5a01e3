import { z } from 'zod';
import { memberRoles } from '#shared/access/roles.ts';
import { PublicKey, ServerKey } from '#shared/sync/auth-protocol.ts';

/** What a store knows of its server, its device and the person who signed in; kept in the encrypted database, never elsewhere. */
export const AccountState = z.object({
  server: z.object({
    /** https://name, without a path. */
    address: z.string(),
    /** Kept from the first meeting: it names the server, and only what it signed can wipe the device. */
    key: ServerKey,
    /** `company`: the browser leads to the sign-in of that company. */
    signIn: z.object({ password: z.boolean(), company: z.string().nullable() }),
  }),
  device: z.object({ id: z.uuid(), publicKey: PublicKey, privateKey: z.string() }),
  /** Who this store belongs to, from the first sign-in on. */
  member: z.object({ id: z.uuid(), email: z.string(), name: z.string(), role: z.enum(memberRoles) }).nullable(),
  tenant: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  tokens: z.object({ access: z.string(), accessExpiresAt: z.int(), refresh: z.string(), sessionEndsAt: z.int() }).nullable(),
  /** Server's clock minus this one, in milliseconds. */
  clockOffset: z.int(),
  /** Why there are no tokens. */
  out: z.enum(['never-in', 'signed-out', 'sign-in-again', 'revoked', 'inactive']).nullable(),
});
export type AccountState = z.infer<typeof AccountState>;

/** Where the state is kept: written as a whole before anything of it is used, so that a crash never loses a token that the server gave. */
export type AccountStore = { read(): AccountState | null; write(state: AccountState | null): void };
