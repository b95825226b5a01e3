import type { HandlersFor, JobCtx } from '#core/context.ts';
import { AppError } from '#shared/domain/errors.ts';
import type { SyncAccount } from '#shared/api/sync.ts';
import type { z } from 'zod';
import { DeviceList } from '#shared/sync/auth-protocol.ts';
import { readAnswer, refusalOf } from './account/answer.ts';
import { sayHello } from './account/hello.ts';
import { serverAddress } from './account/server-address.ts';

type Account = z.infer<typeof SyncAccount>;

const accountOf = (ctx: JobCtx): Account => {
  const { account } = ctx.sync().status();
  if (!account) throw new AppError('SYNC_NOT_CONNECTED');
  return account;
};

/** Meets the server; another one than the store belongs to is refused, and a first meeting that comes to nothing is forgotten. */
const signIn = async (ctx: JobCtx, address: string, bringAlong: boolean, enter: () => Promise<unknown>): Promise<Account> => {
  const { account, connected, willBring } = ctx.sync();
  const known = account.status();
  if (known.state === 'in') throw new AppError('SYNC_CONNECTED', { server: known.address ?? '' });
  await account.connect(address);
  // said before the sign-in, so that a crash just after it forgets nothing
  if (known.member === null) await willBring(bringAlong);
  try {
    await enter();
  } catch (error) {
    account.disconnect();
    throw error;
  }
  await connected();
  return accountOf(ctx);
};

/** Signing in and out, and the devices of the person. */
export const accountHandlers: Pick<
  HandlersFor<'sync'>,
  'sync.look' | 'sync.signIn' | 'sync.signInWithBrowser' | 'sync.signOut' | 'sync.devices' | 'sync.revokeDevice'
> = {
  'sync.look': async (ctx, { address }) => {
    const at = serverAddress(address);
    const { version, signIn: ways } = await sayHello(ctx.deps.platform.fetch, at);
    return { address: at, version, ...ways };
  },
  'sync.signIn': (ctx, { address, bringAlong, email, password, code }) =>
    signIn(ctx, address, bringAlong, () =>
      ctx.sync().account.signInByPassword({ email, password, ...(code === undefined ? {} : { totp: code }) }),
    ),
  'sync.signInWithBrowser': (ctx, { address, bringAlong }) =>
    signIn(ctx, address, bringAlong, () =>
      ctx.sync().account.signInByBrowser({ signal: ctx.job.signal, onAddress: (url) => ctx.job.progress(url, 0, 1) }),
    ),
  'sync.signOut': async (ctx) => {
    const { account, log, status } = ctx.sync();
    await account.signOut();
    log('signedOut');
    return { pending: status().pending };
  },
  'sync.devices': async (ctx) => {
    const { account } = ctx.sync();
    const { address, member } = account.status();
    if (address === null || member === null) throw new AppError('SYNC_NOT_CONNECTED');
    const { devices } = await readAnswer(await account.request('/v1/auth/devices'), DeviceList, address);
    return devices.map(({ id, name, lastSeenAt, revokedAt, wipe, isThisOne }) => ({
      id,
      name,
      member: member.name,
      isThis: isThisOne,
      lastSeen: lastSeenAt,
      state: wipe === 'done' ? 'wiped' : wipe === 'ordered' ? 'wiping' : revokedAt === null ? 'active' : 'revoked',
    }));
  },
  'sync.revokeDevice': async (ctx, { id, wipe }) => {
    const { account } = ctx.sync();
    const answer = await account.request(`/v1/auth/devices/${encodeURIComponent(id)}/${wipe ? 'wipe' : 'revoke'}`, { method: 'POST' });
    if (!answer.ok) throw await refusalOf(answer, account.status().address ?? '');
    await answer.body?.cancel();
    return { id };
  },
};
