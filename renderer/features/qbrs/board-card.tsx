import { Checkbox } from '@mantine/core';
import { IconSnowflake } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { QbrEntry } from '#shared/api/qbrs.ts';
import { formatDate } from '#renderer/ui/format.ts';
import { StatusMark } from '#renderer/ui/status-mark.tsx';
import classes from './board.module.css';

type BoardCardProps = {
  entry: QbrEntry;
  /** The quarter of the board; a partner's own may be called differently. */
  quarter: string;
  tier: string | null;
  isSelected: boolean;
  onOpen(): void;
  onSelect(): void;
};

/** One review on the board: whose, when, and what hangs on it. */
export const BoardCard = ({ entry, quarter, tier, isSelected, onOpen, onSelect }: BoardCardProps) => {
  const { t } = useTranslation();
  const { partner, owner, heldOn, scheduledOn, openCommitments, overdueCommitments } = entry;
  const facts = [entry.sample ? t(($) => $.qbr.sample) : null, tier, owner].filter(Boolean).join(' · ');
  return (
    <li className={classes['card']} data-selected={isSelected || undefined}>
      <Checkbox
        className={classes['check'] ?? ''}
        checked={isSelected}
        onChange={onSelect}
        tabIndex={-1}
        aria-label={t(($) => $.qbr.select, { partner })}
      />
      <button type="button" data-card className={classes['cardButton']} onClick={onOpen}>
        <span className={classes['cardName']}>
          <span className={classes['unseen']}>{t(($) => (entry.id === null ? $.qbr.start : $.qbr.open))}</span> {partner}
        </span>
        {facts ? <span className={classes['cardFacts']}>{facts}</span> : null}
        {entry.quarter === quarter ? null : (
          <span className={classes['cardFacts']}>{t(($) => $.qbr.ownQuarter, { quarter: entry.quarter })}</span>
        )}
        <span className={classes['marks']}>
          {entry.overdue ? <StatusMark meaning="offTrack" label={t(($) => $.qbr.overdue)} /> : null}
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
    </li>
  );
};
