import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Conflict } from '#shared/api/sync.ts';
import { atomOf, type Fields } from '#shared/sync/table.ts';
import { syncTableOf } from '#shared/sync/tables.ts';
import { formatTime } from '#renderer/ui/format.ts';
import { StatusMark } from '#renderer/ui/status-mark.tsx';
import type { InboxKeyAction } from './inbox-keys.ts';
import classes from './inbox.module.css';
import { useConflictWords } from './use-conflict-words.ts';
import { ValueForm } from './value-form.tsx';
import type { ValueNames } from './value-text.ts';
import { tellingColumns } from './telling-columns.ts';
import { ValueView } from './value-view.tsx';

type ConflictItemProps = {
  conflict: Conflict;
  names: ValueNames;
  /** The person at this device, by name; empty when nobody is signed in. */
  me: string;
  isEditing: boolean;
  isBusy: boolean;
  run(action: InboxKeyAction, id: string): void;
  onSave(fields: Fields): void;
  onCloseEdit(): void;
};

/** The columns of a clash with the values of one version. */
const fieldsOf = ({ table, field, mine }: Conflict): Fields => {
  if (mine !== null && typeof mine === 'object') return mine;
  const known = syncTableOf(table);
  const column = known ? (atomOf(known, field).columns.find((one) => one === field) ?? field) : field;
  return { [column]: mine };
};

/** One clash: what it was, mine, theirs, who and when, and the choices. It does not go away without one. */
export const ConflictItem = ({ conflict, names, me, isEditing, isBusy, run, onSave, onCloseEdit }: ConflictItemProps) => {
  const { t } = useTranslation();
  const words = useConflictWords(conflict, me);
  const { id, table, field, kind, title, partnerId, partner, fieldLabel, stands, happenedAt, canKeepBoth, state } = conflict;
  const isOpen = state === 'open';
  const telling = tellingColumns(conflict);
  const side = (which: 'mine' | 'theirs') => (
    <div className={classes['version']} data-stands={stands === which || undefined}>
      <p className={classes['who']}>
        <span>{words[which]}</span>
        {stands === which ? <span className={classes['stands']}>{t(($) => $.inbox.conflicts.stands)}</span> : null}
      </p>
      {kind === 'deleted' && conflict[which] === null ? (
        <p className={classes['empty']}>{t(($) => $.inbox.conflicts.removed)}</p>
      ) : (
        <ValueView table={table} field={field} value={conflict[which]} names={names} telling={telling} />
      )}
      {isOpen ? (
        <Button
          className={classes['keep'] ?? ''}
          variant="default"
          disabled={isBusy}
          rightSection={<kbd>{which === 'mine' ? 'M' : 'T'}</kbd>}
          onClick={() => run(which, id)}
        >
          {words[which === 'mine' ? 'keepMine' : 'keepTheirs']}
        </Button>
      ) : null}
    </div>
  );
  return (
    <li className={classes['item']} data-inbox-item={id} tabIndex={-1} aria-label={`${title}, ${fieldLabel}`}>
      <div className={classes['itemHead']}>
        <strong className={classes['title']}>{title}</strong>
        <StatusMark meaning={isOpen ? 'atRisk' : 'onTrack'} label={fieldLabel} />
        {partner !== null && !title.endsWith(partner) ? <span className={classes['hint']}>{partner}</span> : null}
        <span className={classes['space']} />
        <span className={classes['hint']}>{formatTime(happenedAt)}</span>
      </div>
      {kind === 'field' ? null : <p className={classes['hint']}>{t(($) => $.inbox.conflicts.kind[kind])}</p>}
      <div className={classes['versions']}>
        <div className={classes['version']}>
          <p className={classes['who']}>{t(($) => $.inbox.conflicts.base)}</p>
          <ValueView table={table} field={field} value={conflict.base} names={names} telling={telling} />
        </div>
        {side('mine')}
        {side('theirs')}
      </div>
      {isEditing ? (
        <ValueForm
          label={t(($) => $.inbox.conflicts.editOf, { field: fieldLabel })}
          table={table}
          fields={fieldsOf(conflict)}
          names={names}
          saveLabel={t(($) => $.inbox.conflicts.save)}
          isBusy={isBusy}
          onSave={onSave}
          onClose={onCloseEdit}
        />
      ) : null}
      <div className={classes['buttons']}>
        {isOpen && canKeepBoth ? (
          <Button
            variant="default"
            disabled={isBusy}
            title={t(($) => $.inbox.conflicts.bothHint)}
            rightSection={<kbd>B</kbd>}
            onClick={() => run('both', id)}
          >
            {t(($) => $.inbox.conflicts.keepBoth)}
          </Button>
        ) : null}
        {isOpen && kind !== 'deleted' && !isEditing ? (
          <Button variant="default" disabled={isBusy} rightSection={<kbd>E</kbd>} onClick={() => run('edit', id)}>
            {t(($) => $.inbox.conflicts.edit)}
          </Button>
        ) : null}
        {partnerId !== null && partner !== null ? (
          <Button variant="subtle" color="gray" onClick={() => run('open', id)}>
            {t(($) => $.inbox.conflicts.openPartner, { partner })}
          </Button>
        ) : null}
        {isOpen ? null : <span className={classes['hint']}>{words.settled}</span>}
      </div>
    </li>
  );
};
