import type { Sqlite } from '#core/db/open.ts';
import type { AccountState, AccountStore } from './account/account-state.ts';
import { createAccountTable } from './account/account-table.ts';

/** The account of a store, safe from the transactions of others on the same connection. */
export type AccountKeeper = AccountStore & {
  /** After a transaction ended, by commit or not: what was kept inside it is kept again. */
  settle(): void;
};

/** Keeps the account in the store. What is written while somebody's transaction is open could be taken back with it, so it is written once more when that one is over. */
export const createAccountKeeper = (sqlite: Sqlite): AccountKeeper => {
  const table = createAccountTable(sqlite);
  let inside: { state: AccountState | null } | null = null;
  return {
    read: table.read,
    write: (state) => {
      table.write(state);
      inside = sqlite.inTransaction ? { state } : null;
    },
    settle: () => {
      if (!inside || sqlite.inTransaction) return;
      const { state } = inside;
      inside = null;
      table.write(state);
    },
  };
};
