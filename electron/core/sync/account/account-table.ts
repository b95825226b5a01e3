import type { Sqlite } from '#core/db/open.ts';
import { AccountState, type AccountStore } from './account-state.ts';

/** Keeps the account in the store's own database: on disk before the call returns, and encrypted as everything in it. `sqlite`: the handle that writes. */
export const createAccountTable = (sqlite: Sqlite): AccountStore => ({
  read: () => {
    const row = sqlite.prepare(`SELECT value FROM sync_account WHERE key = 'account'`).get() as { value: string } | undefined;
    return row ? AccountState.parse(JSON.parse(row.value)) : null;
  },
  write: (state) => {
    if (state === null) sqlite.prepare(`DELETE FROM sync_account WHERE key = 'account'`).run();
    else
      sqlite
        .prepare(`INSERT INTO sync_account (key, value) VALUES ('account', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value`)
        .run(JSON.stringify(state));
  },
});
