import { Checkbox } from '@mantine/core';
import { IconSnowflake } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { QbrEntry } from '#shared/api/qbrs.ts';
import { formatDate } from '#renderer/ui/format.ts';
import { StatusMark } from '#renderer/ui/status-mark.tsx';
import type { CardActions } from './board-column.tsx';
import { isOnBoard } from './board.ts';
import classes from './board-card.module.css';
import { MoveMenu } from './move-menu.tsx';

/** One review on the board: whose, when it is due and when it meets, and what hangs on it. It can be dragged to another stage. */
export const BoardCard = ({ entry, actions }: { entry: QbrEntry; actions: CardActions }) => {
  const { t } = useTranslation();
  const { quarter, asOf, tierLabel, selected, menuOf, onOpen, onSelect, onMenu, onMove, onDrag } = actions;
  const { partner, partnerId, owner, heldOn, scheduledOn, dueOn, openCommitments, overdueCommitments } = entry;
  const facts = [entry.sample ? t(($) => $.qbr.sample) : null, tierLabel(entry.tier), owner].filter(Boolean).join(' · ');
  const isSelected = selected.has(partnerId);
  const isOver = entry.state === 'held' || entry.state === 'closed';
  return (
    <li
      className={classes['card']}
      data-selected={isSelected || undefined}
      draggable
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = 'move';
        event.dataTransfer.setData('text/plain', partner);
        onDrag(entry);
      }}
      onDragEnd={() => onDrag(null)}
    >
      <button type="button" data-card={partnerId} className={classes['cardButton']} onClick={() => onOpen(entry)}>
        <span className={classes['cardName']}>
          <span className={classes['unseen']}>{t(($) => (entry.id === null ? $.qbr.start : $.qbr.open))}</span> {partner}
        </span>
        {facts ? <span className={classes['cardFacts']}>{facts}</span> : null}
        {entry.quarter === quarter ? null : (
          <span className={classes['cardFacts']}>{t(($) => $.qbr.ownQuarter, { quarter: entry.quarter })}</span>
        )}
        <span className={classes['marks']}>
          {entry.overdue ? <StatusMark meaning="offTrack" label={t(($) => $.qbr.overdue)} /> : null}
          {isOver ? null : <span>{isOnBoard(entry) ? t(($) => $.qbr.dueOn, { date: formatDate(dueOn) }) : t(($) => $.qbr.noneDue)}</span>}
          {heldOn === null && scheduledOn !== null ? <span>{t(($) => $.qbr.meetsOn, { date: formatDate(scheduledOn) })}</span> : null}
          {heldOn === null ? null : <span>{t(($) => $.qbr.heldOn, { date: formatDate(heldOn) })}</span>}
          {entry.frozen ? (
            <span className={classes['frozen']}>
              <IconSnowflake size={13} aria-hidden />
              {t(($) => $.qbr.frozen)}
            </span>
          ) : null}
        </span>
        {openCommitments > 0 ? (
          <span className={classes['marks']}>
            {overdueCommitments === openCommitments ? null : <span>{t(($) => $.qbr.commitments, { count: openCommitments })}</span>}
            {overdueCommitments > 0 ? (
              <StatusMark meaning="atRisk" label={t(($) => $.qbr.commitmentsLate, { count: overdueCommitments })} />
            ) : null}
          </span>
        ) : null}
      </button>
      <span className={classes['corner']}>
        <Checkbox
          checked={isSelected}
          onChange={() => onSelect(partnerId)}
          tabIndex={-1}
          aria-label={t(($) => $.qbr.select, { partner })}
        />
        <MoveMenu
          entry={entry}
          asOf={asOf}
          isOpen={menuOf === partnerId}
          onToggle={(isOpen) => onMenu(isOpen ? partnerId : null)}
          onMove={(to) => onMove(entry, to)}
        />
      </span>
    </li>
  );
};
