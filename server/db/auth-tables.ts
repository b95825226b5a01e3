import type { Generated } from 'kysely';
import type { MemberRole } from '#shared/access/roles.ts';

type OfMember = { tenant_id: string; member_id: string };

/** Tables of signing in as PostgreSQL has them. Times are milliseconds since 1970; hashes are SHA-256 in base64url. */
export type AuthTables = {
  credential: OfMember & { password: string; changed_at: number };
  recovery_code: OfMember & { hash: string; created_at: number };
  totp: OfMember & { secret: string; confirmed_at: number | null; last_step: number | null };
  oidc_link: OfMember & { issuer: string; subject: string; created_at: number };
  invitation: {
    tenant_id: string;
    hash: string;
    id: string;
    email: string;
    name: string;
    role: MemberRole;
    manager_id: string | null;
    created_by: string;
    created_at: number;
    expires_at: number;
  };
  session: OfMember & {
    id: string;
    device_id: string;
    created_at: number;
    ends_at: number;
    ended_at: number | null;
    end_reason: string | null;
    generation_seen: Generated<number>;
  };
  refresh_token: {
    tenant_id: string;
    hash: string;
    session_id: string;
    generation: number;
    created_at: number;
    used_at: number | null;
    successor: string | null;
  };
  proof_seen: { tenant_id: string; device_key: string; jti: string; until: number };
  sign_in_attempt: { tenant_id: string; subject: string; failures: number; last_at: number; open_at: number };
  auth_code: {
    tenant_id: string;
    hash: string;
    stage: 'asked' | 'granted' | 'swapped';
    redirect_uri: string;
    state: string;
    challenge: string;
    browser_hash: string;
    oidc_nonce: string | null;
    oidc_verifier: string | null;
    member_id: string | null;
    session_id: string | null;
    expires_at: number;
  };
  signing_key: { id: string; purpose: 'access' | 'order'; private_key: string; created_at: number };
};

/** What signing in adds to the device of the house. */
export type DeviceSignIn = {
  removed_at: number | null;
  /** What the device signed after it had wiped itself. */
  wipe_receipt: string | null;
};
