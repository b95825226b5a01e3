import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Qbr } from '#shared/api/qbrs.ts';
import type { IsoDate } from '#shared/domain/dates.ts';
import { useCommandHandler } from '#renderer/state/command-handlers.ts';
import { useNotice } from '#renderer/state/use-notice.tsx';
import { useAddToLedger } from './use-add-to-ledger.ts';
import type { UpdateReview } from './use-review-update.ts';

const kinds = [
  { key: 'ours', side: 'vendor', kind: 'commitment' },
  { key: 'theirs', side: 'partner', kind: 'commitment' },
  { key: 'ourAction', side: 'vendor', kind: 'action' },
  { key: 'theirAction', side: 'partner', kind: 'action' },
] as const;

type NotesToLedgerProps = {
  qbr: Qbr;
  asOf: IsoDate;
  update: UpdateReview;
  /** What is marked in the notes; blank: nothing. */
  selected: string;
};

/** Makes a commitment, an action or a risk of what is marked in the notes of a review: a menu, which a key opens while something is marked. */
export const NotesToLedger = ({ qbr, asOf, update, selected }: NotesToLedgerProps) => {
  const { t } = useTranslation();
  const { done, failed } = useNotice();
  const [isOpen, setOpen] = useState(false);
  const { add } = useAddToLedger(qbr, asOf);
  const text = selected.replace(/\s+/g, ' ').trim().slice(0, 2000);
  useCommandHandler('qbr.to-ledger', text === '' ? null : () => setOpen(true));
  const say = (reply: Awaited<ReturnType<typeof add>> | Awaited<ReturnType<UpdateReview>>, message: string): void =>
    reply.ok ? done(message, reply.data.undoId) : failed(reply.error);
  return (
    <Menu opened={isOpen} onChange={setOpen} position="bottom-start">
      <Menu.Target>
        <Button variant="default" disabled={text === ''} rightSection={<IconChevronDown size={13} aria-hidden />}>
          {t(($) => $.qbr.outcome.notes.turn)}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {kinds.map(({ key, side, kind }) => (
          <Menu.Item
            key={key}
            onClick={() =>
              void add({ side, kind, description: text }).then((reply) =>
                say(
                  reply,
                  t(($) => $.qbr.outcome.notes.made[key]),
                ),
              )
            }
          >
            {t(($) => $.qbr.outcome.notes.into[key])}
          </Menu.Item>
        ))}
        <Menu.Item
          onClick={() =>
            void update({ risks: [...qbr.risks, { text }] }).then((reply) =>
              say(
                reply,
                t(($) => $.qbr.outcome.notes.made.risk),
              ),
            )
          }
        >
          {t(($) => $.qbr.outcome.notes.into.risk)}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
};
