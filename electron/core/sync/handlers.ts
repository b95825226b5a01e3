import type { HandlersFor } from '#core/context.ts';
import { prepared } from '#core/db/statements.ts';
import { conflictHandlers } from './conflicts.ts';
import { exportRefusedHandlers } from './export-refused.ts';
import { heldHandlers } from './held-handlers.ts';
import { partnerNameOf } from './refuse.ts';
import { refusedHandlers } from './refused.ts';
import { accountHandlers } from './sign-in.ts';
import { logSentence } from './sync-log.ts';

type Waiting = { scope: string; changes: number; first: string | null };

/** How sync stands, what waits, and the ways to settle what needs a person. */
export const syncHandlers: HandlersFor<'sync'> = {
  ...accountHandlers,
  ...conflictHandlers,
  ...refusedHandlers,
  ...exportRefusedHandlers,
  ...heldHandlers,
  'sync.status': async (ctx) => {
    ctx.note('outbox', 'sync_conflict', 'sync_refused', 'sync_held', 'sync_parked');
    return ctx.sync().status();
  },
  'sync.pending': async (ctx) => {
    ctx.note('outbox', 'partner');
    const rows = prepared(
      ctx.sqlite,
      'SELECT scope, count(*) AS changes, min(hlc) AS first FROM outbox GROUP BY scope ORDER BY first',
    ).all() as Waiting[];
    const { shapes } = ctx.sync().account.status().member === null ? { shapes: new Map() } : ctx.sync().engine();
    return rows.map(({ scope, changes, first }) => ({
      partnerId: scope.startsWith('partner:') ? scope.slice('partner:'.length) : null,
      partner: partnerNameOf(ctx.sqlite, shapes, scope),
      changes,
      oldestAt: first === null ? null : Number.parseInt(first.slice(0, 12), 16),
    }));
  },
  'sync.log': async (ctx, { limit }) => {
    ctx.note('sync_log');
    const rows = prepared(ctx.sqlite, 'SELECT id, at, code, params FROM sync_log ORDER BY id DESC LIMIT ?').all(limit) as Array<{
      id: number;
      at: number;
      code: string;
      params: string;
    }>;
    return rows.map(({ id, at, code, params }) => ({ id, at, code, text: logSentence(code, JSON.parse(params)) }));
  },
  'sync.now': async (ctx) => ctx.sync().now(ctx.job.signal),
};
