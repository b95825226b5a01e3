import { useTranslation } from 'react-i18next';
import type { SyncStatus } from '#shared/api/sync.ts';
import { formatTime } from '#renderer/ui/format.ts';
import classes from './connect.module.css';
import { useRoleWord } from './use-role-word.ts';

type AccountFactsProps = { status: SyncStatus; account: NonNullable<SyncStatus['account']> };

/** Who is signed in where, as what, and how far sync is. */
export const AccountFacts = ({ status: { lastSyncAt, pending }, account }: AccountFactsProps) => {
  const { t } = useTranslation();
  const roleWord = useRoleWord();
  const facts = [
    [t(($) => $.sync.account.server), account.server],
    [t(($) => $.sync.account.person), `${account.name}, ${account.email}`],
    [t(($) => $.sync.account.role), roleWord(account.role)],
    [t(($) => $.sync.account.last), lastSyncAt === null ? t(($) => $.sync.panel.never) : formatTime(lastSyncAt)],
    [
      t(($) => $.sync.account.waits),
      pending === 0 ? t(($) => $.sync.account.nothing) : t(($) => $.sync.account.waiting, { count: pending }),
    ],
  ] as const;
  return (
    <dl className={classes['facts']}>
      {facts.map(([name, text]) => (
        <div key={name} style={{ display: 'contents' }}>
          <dt>{name}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
};
