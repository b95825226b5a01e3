import { z } from 'zod';
import { memberRoles } from '#shared/access/roles.ts';

/** What the app and the server say to each other about signing in. Every object is strict; every instant is milliseconds since 1970 by the server's clock. */

/** Base64url without padding, of `bytes` bytes. */
const base64url = (bytes: number) =>
  z
    .string()
    .length(Math.ceil((bytes * 4) / 3))
    .regex(/^[\w-]+$/);
/** A signed text: three parts of base64url. */
const Signed = z
  .string()
  .max(4096)
  .regex(/^[\w-]+\.[\w-]+\.[\w-]+$/);
const Secret = z.string().min(16).max(200);
/** A server is named by the public half of the key with which it signs orders, as `Hello.key` says it; that never changes, whatever address leads to it. */
export const ServerKey = base64url(32);

/** The app's name in a browser sign-in. */
export const appClientId = 'quarterdeck-app';
/** Where the app's own listener takes the browser back: any port of this machine, this path. */
export const loopbackPath = '/signed-in';

const Role = z.enum(memberRoles);

export const leastPasswordLength = 12;
export const greatestPasswordLength = 128;
/** Measured in characters, not in bytes; what is wrong with it is said by its own error, so the schema only keeps it small. */
const Password = z.string().max(1024);
const Email = z
  .string()
  .trim()
  .toLowerCase()
  .min(3)
  .max(254)
  .regex(/^[^@\s]+@[^@\s]+$/);
const Name = z.string().trim().min(1).max(200);
/** Six digits of an authenticator app. */
const TotpCode = z.string().regex(/^\d{6}$/);

/** An Ed25519 public key (RFC 8037). */
export const PublicKey = z.strictObject({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: base64url(32) });
export type PublicKey = z.infer<typeof PublicKey>;

/** The device that signs in: its id is made on the device, once for each store. */
const Device = z.strictObject({ id: z.uuid(), name: Name, publicKey: PublicKey });
export type DeviceOffer = z.infer<typeof Device>;

/**
 * A proof that the sender holds the device's private key, in the manner of RFC 9449: signed with EdDSA, the public key in its header. `htu` is the path alone, because a
 * proxy may give the server another name; `aud` is the server's key; `ath` is the SHA-256 of the secret that goes with it, so that it cannot be moved to another one.
 */
export const ProofClaims = z.strictObject({
  jti: z.string().min(16).max(64),
  htm: z.literal('POST'),
  htu: z.string().max(200),
  aud: ServerKey,
  /** Seconds since 1970. */
  iat: z.int(),
  ath: base64url(32),
});
export type ProofClaims = z.infer<typeof ProofClaims>;
export const proofType = 'dpop+jwt';

export const LoginRequest = z.strictObject({ email: Email, password: Password, totp: TotpCode.optional(), device: Device, proof: Signed });
/** The last step of a browser sign-in: the one-use code for tokens. */
export const TokenRequest = z.strictObject({
  code: Secret,
  verifier: z
    .string()
    .min(43)
    .max(128)
    .regex(/^[\w.~-]+$/),
  redirectUri: z.string().max(200),
  device: Device,
  proof: Signed,
});
/** Refreshing, and signing out. */
export const RefreshRequest = z.strictObject({ refreshToken: Secret, proof: Signed });

/** What every sign-in and refresh answers. */
export const TokenReply = z.object({
  accessToken: z.string().max(4096),
  accessExpiresAt: z.int(),
  refreshToken: Secret,
  /** When this session ends even if it is used every day. */
  sessionEndsAt: z.int(),
  now: z.int(),
  tenant: z.object({ id: z.uuid(), name: z.string() }),
  member: z.object({ id: z.uuid(), email: z.string(), name: z.string(), role: Role }),
  deviceId: z.uuid(),
});
export type TokenReply = z.infer<typeof TokenReply>;

/** Accepts an invitation, or the one-time code of a new server. `email` is for the latter: an invitation names its own. */
export const AcceptRequest = z.strictObject({ code: Secret, email: Email.optional(), name: Name.optional(), password: Password });
/** `recoveryCodes` are shown once; the server keeps their hashes. */
export const AcceptReply = z.object({ memberId: z.uuid(), email: z.string(), recoveryCodes: z.array(z.string()) });
/** Sets a new password by a recovery code, and takes the second factor away. */
export const RecoverRequest = z.strictObject({ email: Email, recoveryCode: Secret, password: Password });
export const PasswordRequest = z.strictObject({ current: Password, next: Password });
export const RecoveryCodesReply = z.object({ recoveryCodes: z.array(z.string()) });
export const PasswordCheckRequest = z.strictObject({ password: Password });
export const TotpStartReply = z.object({ uri: z.string(), secret: z.string() });
export const TotpConfirmRequest = z.strictObject({ code: TotpCode });

export const DeviceItem = z.object({
  id: z.uuid(),
  memberId: z.uuid(),
  name: z.string(),
  createdAt: z.int(),
  lastSeenAt: z.int().nullable(),
  revokedAt: z.int().nullable(),
  wipe: z.enum(['none', 'ordered', 'done']),
  isThisOne: z.boolean(),
});
export const DeviceList = z.object({ devices: z.array(DeviceItem) });

export const MemberItem = z.object({
  id: z.uuid(),
  email: z.string(),
  name: z.string(),
  role: Role,
  managerId: z.uuid().nullable(),
  isActive: z.boolean(),
});
export const MemberList = z.object({ members: z.array(MemberItem) });
/** Changes only what it names. */
export const MemberPatch = z.strictObject({
  name: Name.optional(),
  role: Role.optional(),
  managerId: z.uuid().nullable().optional(),
  isActive: z.boolean().optional(),
});
export const InviteRequest = z.strictObject({ email: Email, name: Name, role: Role, managerId: z.uuid().nullable().default(null) });
export const InviteReply = z.object({ id: z.uuid(), link: z.string(), code: z.string(), expiresAt: z.int() });

/** An order to wipe, signed by the server's order key. It travels as `order` in the parameters of DEVICE_WIPED. */
export const WipeOrder = z.strictObject({ iss: ServerKey, tenant: z.uuid(), device: z.uuid(), iat: z.int() });
export type WipeOrder = z.infer<typeof WipeOrder>;
export const wipeOrderType = 'quarterdeck-wipe+jwt';
/** What a device signs with its own key after it has wiped itself. */
export const WipeReceipt = z.strictObject({ aud: ServerKey, tenant: z.uuid(), device: z.uuid(), iat: z.int() });
export type WipeReceipt = z.infer<typeof WipeReceipt>;
export const wipeReceiptType = 'quarterdeck-wiped+jwt';
export const WipedRequest = z.strictObject({ receipt: Signed });
