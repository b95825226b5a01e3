import type { ServerTx } from '#server/db/schema.ts';
import { hashOf } from './device-proof.ts';

/**
 * Guessing is slowed down per account and per address, in the database, so that all servers count together. An attempt counts as failed from its start, so that many
 * at once gain nothing; a good one takes its count back. Unknown accounts are counted as known ones.
 */
type Rule = { free: number; longest: number };
const rules: Record<'account' | 'address', Rule> = {
  account: { free: 5, longest: 15 * 60_000 },
  address: { free: 30, longest: 15 * 60_000 },
};
/** Failures are forgotten after a quiet hour. */
const forgottenAfter = 60 * 60_000;

/** The wait after this many failures in a row, in milliseconds: none for the first ones, then twice as long each time. */
export const waitAfter = (kind: 'account' | 'address', failures: number): number => {
  const { free, longest } = rules[kind];
  return failures < free ? 0 : Math.min(1000 * 2 ** (failures - free), longest);
};

/** Who tries: the account by its e-mail address (kept as a hash), and the address of the network. */
export type Attempt = { tenantId: string; email: string; address: string };

const subjectsOf = ({ email, address }: Attempt): ReadonlyArray<readonly [kind: 'account' | 'address', subject: string]> => [
  ['account', `account ${hashOf(email)}`],
  ['address', `address ${hashOf(address)}`],
];

/** Counts an attempt. Answers how long to wait, in milliseconds; 0 when it may go on. `failures`: of the account, with this one. */
export const beginAttempt = async (tx: ServerTx, attempt: Attempt, now: number): Promise<{ wait: number; failures: number }> => {
  const { tenantId } = attempt;
  const counted: Array<{ kind: 'account' | 'address'; subject: string; failures: number }> = [];
  for (const [kind, subject] of subjectsOf(attempt)) {
    // the row is there before it is locked, so that the very first ones at once are counted too
    await tx
      .insertInto('sign_in_attempt')
      .values({ tenant_id: tenantId, subject, failures: 0, last_at: now, open_at: 0 })
      .onConflict((conflict) => conflict.columns(['tenant_id', 'subject']).doNothing())
      .execute();
    const row = await tx
      .selectFrom('sign_in_attempt')
      .select(['failures', 'last_at', 'open_at'])
      .where('subject', '=', subject)
      .forUpdate()
      .executeTakeFirstOrThrow();
    if (row.open_at > now) return { wait: row.open_at - now, failures: row.failures };
    counted.push({ kind, subject, failures: (now - row.last_at > forgottenAfter ? 0 : row.failures) + 1 });
  }
  for (const { kind, subject, failures } of counted)
    await tx
      .updateTable('sign_in_attempt')
      .set({ failures, last_at: now, open_at: now + waitAfter(kind, failures) })
      .where('subject', '=', subject)
      .execute();
  return { wait: 0, failures: counted[0]?.failures ?? 0 };
};

/** Takes the count of a good attempt back: the account's failures are over, the address has one less. */
export const endAttempt = async (tx: ServerTx, attempt: Attempt): Promise<void> => {
  for (const [kind, subject] of subjectsOf(attempt)) {
    if (kind === 'account') await tx.deleteFrom('sign_in_attempt').where('subject', '=', subject).execute();
    else
      await tx
        .updateTable('sign_in_attempt')
        .set(({ eb }) => ({ failures: eb('failures', '-', 1), open_at: 0 }))
        .where('subject', '=', subject)
        .where('failures', '>', 0)
        .execute();
  }
};
