import type { Clock, Log } from '#core/deps.ts';
import { AppError, type ErrorCode } from '#shared/domain/errors.ts';
import { TokenReply, type WipeOrder } from '#shared/sync/auth-protocol.ts';
import type { AccountState, AccountStore } from './account-state.ts';
import { readAnswer, refusalOf } from './answer.ts';
import { signInWithBrowser } from './browser-sign-in.ts';
import { makeDeviceKey, proveDevice } from './device-key.ts';
import { sayHello } from './hello.ts';
import { serverAddress } from './server-address.ts';
import { createServerCall } from './server-call.ts';
import { readOrder } from './wipe-order.ts';

/** What the account needs from outside. */
export type AccountDeps = {
  store: AccountStore;
  clock: Pick<Clock, 'now'>;
  newId(): string;
  randomBytes(count: number): Uint8Array;
  log: Log;
  platform: { fetch: typeof fetch; openBrowser: null | ((address: string) => Promise<void>); user: { device: string } };
  /** Given when the store closes: what is asked of a server that does not answer must not hold that up. */
  ending?: AbortSignal;
  /** Told when anything that `status` says has changed. */
  onChange?: () => void;
};

/** What a person may know of the account: no secrets. `state`: `none` is not connected; the others but `in` say why one is not signed in. */
export type AccountStatus = {
  state: 'none' | 'in' | 'never-in' | 'signed-out' | 'sign-in-again' | 'revoked' | 'inactive';
  address: string | null;
  signIn: AccountState['server']['signIn'] | null;
  member: AccountState['member'];
  tenant: AccountState['tenant'];
  deviceId: string | null;
};

export type Account = {
  status(): AccountStatus;
  /** Meets the server at an address and keeps who it is. Throws SERVER_*; SERVER_OTHER when the store belongs to another server. */
  connect(address: string): Promise<AccountStatus>;
  /** Forgets the server, only while nobody ever signed in. */
  disconnect(): void;
  /** Throws SIGN_IN_*, TOTP_*, DEVICE_* and what `connect` throws. */
  signInByPassword(given: { email: string; password: string; totp?: string }): Promise<AccountStatus>;
  /** `onAddress` is told the address where there is no browser to open it. */
  signInByBrowser(options: { signal: AbortSignal; onAddress?: (address: string) => void }): Promise<AccountStatus>;
  /** Signs out at the server when it can be reached, and here in any case. Nothing else of the store changes. */
  signOut(): Promise<void>;
  /**
   * A request to the server as this member: it carries a fresh access token, and is sent once more when the server wants a newer one, so its body must not be a stream.
   * Throws SIGN_IN_AGAIN, DEVICE_REVOKED, DEVICE_WIPED, MEMBER_INACTIVE, SYNC_FORBIDDEN, SYNC_NOT_CONNECTED and failures of the network; every other answer is returned.
   */
  request(path: string, init?: RequestInit): Promise<Response>;
  /** The server's clock minus this one, in milliseconds. */
  clockOffset(): number;
  /** The order to wipe this device, when the server gave one that it really signed; the engine then calls `wipeStore`. */
  wipeOrder(): { order: WipeOrder; state: AccountState } | null;
};

/** A token with less than this left, in milliseconds, is replaced before it is used. */
const nearlyOver = 60_000;

const outOf: Partial<Record<ErrorCode, NonNullable<AccountState['out']>>> = {
  SIGN_IN_AGAIN: 'sign-in-again',
  SIGN_IN_NEEDED: 'sign-in-again',
  DEVICE_REVOKED: 'revoked',
  MEMBER_INACTIVE: 'inactive',
};

/** What a newer access token may cure. */
const byToken: ReadonlySet<ErrorCode> = new Set(['TOKEN_EXPIRED', 'SIGN_IN_AGAIN', 'SIGN_IN_NEEDED']);

/** The account of a store on a server: who it is, its device and its tokens. All requests of the app to its server go through here. */
export const createAccount = (deps: AccountDeps): Account => {
  const { store, clock, platform, log } = deps;
  let state = store.read();
  let order: WipeOrder | null = null;
  let refreshing: Promise<AccountState> | null = null;

  const keep = (next: AccountState | null): void => {
    // on disk first: a token that was used and then forgotten would look stolen
    store.write(next);
    state = next;
    deps.onChange?.();
  };
  const connected = (): AccountState => {
    if (!state) throw new AppError('SYNC_NOT_CONNECTED');
    return state;
  };
  const calls = createServerCall({
    fetchIt: platform.fetch,
    now: clock.now,
    ending: deps.ending,
    onOffset: (clockOffset) => {
      // small changes are those of the way, and not worth a write
      if (state && Math.abs(state.clockOffset - clockOffset) > 2_000) keep({ ...state, clockOffset });
    },
  });
  const serverNow = (): number => clock.now() + (state?.clockOffset ?? 0);
  const randomText = (): string => Buffer.from(deps.randomBytes(32)).toString('base64url');
  const proofFor = (path: string, secret: string): string => {
    const { device, server } = connected();
    return proveDevice(device, { serverKey: server.key, path, secret, now: serverNow(), jti: deps.newId() });
  };

  /** Asks with a proof of the device; once more when the clocks had drifted so far apart that the proof looked old, which the answer has set right. */
  const askWithProof = async (path: string, secret: string, body: object): Promise<TokenReply> => {
    const { server, clockOffset } = connected();
    const ask = () => calls.post(server.address, path, { ...body, proof: proofFor(path, secret) });
    const first = await ask();
    if (first.ok) return await readAnswer(first, TokenReply, server.address);
    const refusal = await refusalOf(first, server.address);
    if (refusal.code !== 'DEVICE_PROOF_BAD' || connected().clockOffset === clockOffset) throw refusal;
    return await readAnswer(await ask(), TokenReply, server.address);
  };

  /** Takes over what the server decided of this device, and throws it on. */
  const refused = (error: unknown): never => {
    if (!(error instanceof AppError) || !state) throw error;
    if (error.code === 'DEVICE_WIPED') {
      order = readOrder(String(error.params['order'] ?? ''), state);
      log('warn', 'account.wipe-ordered', { isSigned: order !== null });
      if (order === null && state.tokens !== null) keep({ ...state, tokens: null, out: 'sign-in-again' });
    }
    const out = outOf[error.code];
    if (out !== undefined && (state.tokens !== null || state.out !== out)) {
      log('info', 'account.out', { why: out });
      keep({ ...state, tokens: null, out });
    }
    throw error;
  };

  const take = (reply: TokenReply): AccountState => {
    const { member, tenant, deviceId } = reply;
    const now = connected();
    if (now.member !== null && now.member.id !== member.id) throw new AppError('SIGN_IN_OTHER_PERSON', { email: now.member.email });
    if (deviceId !== now.device.id) throw new AppError('SERVER_FAILED');
    const tokens = {
      access: reply.accessToken,
      accessExpiresAt: reply.accessExpiresAt,
      refresh: reply.refreshToken,
      sessionEndsAt: reply.sessionEndsAt,
    };
    const next: AccountState = { ...now, member, tenant, tokens, clockOffset: now.clockOffset, out: null };
    keep(next);
    return next;
  };

  const refresh = async (): Promise<AccountState> => {
    const { tokens } = connected();
    if (!tokens) throw new AppError('SIGN_IN_AGAIN');
    const path = '/v1/auth/refresh';
    try {
      const reply = await askWithProof(path, tokens.refresh, { refreshToken: tokens.refresh });
      // signed out, or signed in anew, while the answer was on its way
      if (state?.tokens?.refresh !== tokens.refresh) return connected();
      return take(reply);
    } catch (error) {
      return refused(error);
    }
  };
  /** One refresh for everybody who waits for one. */
  const refreshOnce = (): Promise<AccountState> =>
    (refreshing ??= refresh().finally(() => {
      refreshing = null;
    }));

  const status = (): AccountStatus => ({
    state: !state ? 'none' : state.tokens ? 'in' : (state.out ?? 'never-in'),
    address: state?.server.address ?? null,
    signIn: state?.server.signIn ?? null,
    member: state?.member ?? null,
    tenant: state?.tenant ?? null,
    deviceId: state?.device.id ?? null,
  });

  const offer = () => {
    const { device } = connected();
    return { id: device.id, name: platform.user.device.slice(0, 200) || 'unknown', publicKey: device.publicKey };
  };
  const signIn = async (path: string, secret: string, body: object): Promise<AccountStatus> => {
    try {
      take(await askWithProof(path, secret, { ...body, device: offer() }));
    } catch (error) {
      // the server knows this device under another person
      if (error instanceof AppError && error.code === 'DEVICE_TAKEN' && state?.member)
        throw new AppError('SIGN_IN_OTHER_PERSON', { email: state.member.email }, { cause: error });
      refused(error);
    }
    log('info', 'account.in');
    return status();
  };

  return {
    status,
    connect: async (text) => {
      const address = serverAddress(text);
      const asked = clock.now();
      const hello = await sayHello(platform.fetch, address);
      const clockOffset = Math.round(hello.now - (asked + clock.now()) / 2);
      const server = { address, key: hello.key, signIn: hello.signIn };
      const isSame = state?.server.key === hello.key;
      // whoever has another key is not the server of the first meeting
      if (state && !isSame && state.member !== null) throw new AppError('SERVER_OTHER', { server: address });
      if (state && isSame) keep({ ...state, server, clockOffset });
      else
        keep({
          server,
          device: { id: deps.newId(), ...makeDeviceKey() },
          member: null,
          tenant: null,
          tokens: null,
          clockOffset,
          out: 'never-in',
        });
      return status();
    },
    disconnect: () => {
      if (state && state.member === null) keep(null);
    },
    signInByPassword: async ({ email, password, totp }) => {
      const known = connected().member;
      if (known && known.email.toLowerCase() !== email.trim().toLowerCase())
        throw new AppError('SIGN_IN_OTHER_PERSON', { email: known.email });
      const body = { email: email.trim().toLowerCase(), password, ...(totp === undefined ? {} : { totp: totp.replaceAll(/\s/g, '') }) };
      return await signIn('/v1/auth/login', body.email, body);
    },
    signInByBrowser: async ({ signal, onAddress }) => {
      const { address, key: serverKey } = connected().server;
      const open = async (url: string): Promise<void> => {
        onAddress?.(url);
        await platform.openBrowser?.(url);
      };
      const found = await signInWithBrowser({ address, serverKey, open, randomText, signal });
      return await signIn('/v1/auth/token', found.code, found);
    },
    signOut: async () => {
      const { tokens, server } = connected();
      if (!tokens) return;
      const path = '/v1/auth/logout';
      const body = { refreshToken: tokens.refresh, proof: proofFor(path, tokens.refresh) };
      keep({ ...connected(), tokens: null, out: 'signed-out' });
      // offline the session stays at the server until it runs out or is ended there; nobody has its token any more
      await calls.post(server.address, path, body).catch(() => undefined);
    },
    request: async (path, init = {}) => {
      const send = async ({ tokens, server }: AccountState): Promise<Response> => {
        if (!tokens) throw new AppError('SIGN_IN_AGAIN');
        const headers = new Headers(init.headers);
        headers.set('authorization', `Bearer ${tokens.access}`);
        return await calls.send(server.address, path, { ...init, headers });
      };
      const now = connected();
      if (!now.tokens)
        return refused(
          new AppError(now.out === 'revoked' ? 'DEVICE_REVOKED' : now.out === 'inactive' ? 'MEMBER_INACTIVE' : 'SIGN_IN_AGAIN'),
        );
      const isOver = now.tokens.accessExpiresAt - serverNow() < nearlyOver;
      const first = await send(isOver ? await refreshOnce() : now);
      if (first.status !== 401 && first.status !== 403) return first;
      const refusal = await refusalOf(first, now.server.address);
      if (!byToken.has(refusal.code)) return refused(refusal);
      // what is wrong with the token is decided by the refresh, which knows the session
      const second = await send(await refreshOnce());
      if (second.status !== 401 && second.status !== 403) return second;
      return refused(await refusalOf(second, now.server.address));
    },
    clockOffset: () => state?.clockOffset ?? 0,
    wipeOrder: () => (order && state ? { order, state } : null),
  };
};
