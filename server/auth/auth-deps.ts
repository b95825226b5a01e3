import type { ServerDeps } from '#server/deps.ts';
import type { Keyring } from './keyring.ts';
import type { PasswordHasher } from './password.ts';

/** What signing in works with, beside what every part of the server has. `tenantId`: where people at this address sign in. */
export type AuthDeps = ServerDeps & { keys: Keyring; hasher: PasswordHasher; tenantId: string };
