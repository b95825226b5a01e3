import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RefusedChange } from '#shared/api/sync.ts';
import type { Fields } from '#shared/sync/table.ts';
import { formatTime } from '#renderer/ui/format.ts';
import { onEscape } from '#renderer/ui/on-escape.ts';
import { StatusMark } from '#renderer/ui/status-mark.tsx';
import classes from './inbox.module.css';
import { RefusedFields } from './refused-fields.tsx';
import { focusItemOf } from './use-item-focus.ts';
import { ValueForm } from './value-form.tsx';
import type { ValueNames } from './value-text.ts';

type Act = (action: 'retry' | 'send' | 'drop', fields?: Fields) => void;
type RefusedItemProps = { change: RefusedChange; names: ValueNames; isBusy: boolean; act: Act };

/** One change that the server did not take: why, what it was, and what can be done with it. */
export const RefusedItem = ({ change, names, isBusy, act }: RefusedItemProps) => {
  const { t } = useTranslation();
  const { id, table, op, title, partner, fields, labels, reason, happenedAt, state, canSend } = change;
  const [open, setOpen] = useState<'edit' | 'drop' | null>(null);
  const question = useRef<HTMLDivElement>(null);
  const keep = (): void => {
    focusItemOf(question.current);
    setOpen(null);
  };
  const opWords: Readonly<Record<string, string>> = t(($) => $.inbox.refused.op, { returnObjects: true });
  const isOpen = state === 'open';
  const canEdit = Object.keys(fields).length > 0 && op !== 'd';
  return (
    <li className={classes['item']} data-inbox-item={id} tabIndex={-1} aria-label={`${title}, ${reason.message}`}>
      <div className={classes['itemHead']}>
        <StatusMark meaning={isOpen ? 'offTrack' : 'inactive'} label={opWords[op] ?? op} />
        <strong className={classes['title']}>{title}</strong>
        {partner !== null && !title.endsWith(partner) ? <span className={classes['hint']}>{partner}</span> : null}
        <span className={classes['space']} />
        <span className={classes['hint']}>{formatTime(happenedAt)}</span>
      </div>
      <p>
        {reason.message} {isOpen ? <span className={classes['hint']}>{reason.hint}</span> : null}
      </p>
      {open === 'edit' ? (
        <ValueForm
          label={t(($) => $.inbox.refused.editTitle)}
          table={table}
          fields={fields}
          labels={labels}
          names={names}
          saveLabel={t(($) => $.inbox.refused.retry)}
          isBusy={isBusy}
          onSave={(corrected) => act('retry', corrected)}
          onClose={() => setOpen(null)}
        />
      ) : (
        <RefusedFields change={change} names={names} />
      )}
      {open === 'drop' ? (
        <div
          ref={question}
          className={classes['question']}
          role="group"
          aria-label={t(($) => $.inbox.refused.dropTitle)}
          onKeyDown={onEscape(keep)}
        >
          <p>
            <strong>{t(($) => $.inbox.refused.dropTitle)}</strong> {t(($) => $.inbox.refused.dropText)}
          </p>
          <div className={classes['buttons']}>
            <Button loading={isBusy} onClick={() => act('drop')}>
              {t(($) => $.inbox.refused.dropYes)}
            </Button>
            <Button variant="default" autoFocus onClick={keep}>
              {t(($) => $.inbox.refused.dropNo)}
            </Button>
          </div>
        </div>
      ) : null}
      {isOpen && open === null ? (
        <div className={classes['buttons']}>
          {canSend ? (
            <Button variant="default" disabled={isBusy} onClick={() => act('send')}>
              {t(($) => $.inbox.refused.send)}
            </Button>
          ) : null}
          <Button variant="default" disabled={isBusy} onClick={() => act('retry')}>
            {t(($) => $.inbox.refused.retry)}
          </Button>
          {canEdit ? (
            <Button variant="default" disabled={isBusy} onClick={() => setOpen('edit')}>
              {t(($) => $.inbox.refused.edit)}
            </Button>
          ) : null}
          <Button variant="subtle" color="gray" disabled={isBusy} onClick={() => setOpen('drop')}>
            {t(($) => $.inbox.refused.drop)}
          </Button>
        </div>
      ) : null}
      {isOpen ? null : <p className={classes['hint']}>{t(($) => $.inbox.refused.states[state])}</p>}
    </li>
  );
};
