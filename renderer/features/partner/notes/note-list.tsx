import { useTranslation } from 'react-i18next';
import type { NoteEntry } from '#shared/api/notes.ts';
import { formatDate } from '#renderer/ui/format.ts';
import { moveInList } from '../move-in-list.ts';
import classes from './notes.module.css';

type NoteListProps = { notes: readonly NoteEntry[]; current: string | undefined; onOpen(id: string): void };

/** The notes of a partner, pinned ones first. Up and down go along, Enter opens one. */
export const NoteList = ({ notes, current, onOpen }: NoteListProps) => {
  const { t } = useTranslation();
  return (
    <ul className={classes['list']} aria-label={t(($) => $.partner.notes.list)} onKeyDown={moveInList}>
      {notes.map(({ id, title, preview, writtenOn, author, pinned }) => (
        <li key={id}>
          <button type="button" data-item className={classes['item']} aria-current={id === current || undefined} onClick={() => onOpen(id)}>
            <strong>{title || t(($) => $.partner.notes.untitled)}</strong>
            <span className={classes['preview']}>{preview || t(($) => $.partner.notes.noWords)}</span>
            <small>
              {formatDate(writtenOn)}
              {author === null ? null : ` ${t(($) => $.partner.notes.by, { author })}`}
              {pinned ? ` · ${t(($) => $.partner.notes.pinned)}` : null}
            </small>
          </button>
        </li>
      ))}
    </ul>
  );
};
