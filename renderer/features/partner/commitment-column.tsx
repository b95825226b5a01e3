import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Commitment } from '#shared/api/commitments.ts';
import type { IsoDate } from '#shared/domain/dates.ts';
import { CommitmentItem } from './commitment-item.tsx';
import type { CommitmentList } from './commitment-lists.ts';
import commitments from './commitments.module.css';
import { moveInList } from './move-in-list.ts';
import classes from './partner.module.css';
import { UnsavedMark } from './unsaved.tsx';

type CommitmentColumnProps = {
  partnerId: string;
  list: CommitmentList;
  asOf: IsoDate;
  onAdd(): void;
  onOpen(commitment: Commitment): void;
};

/** What one side promised: open ones always, settled ones on demand. */
export const CommitmentColumn = ({ partnerId, list, asOf, onAdd, onOpen }: CommitmentColumnProps) => {
  const { t } = useTranslation();
  const [withSettled, setWithSettled] = useState(false);
  const { side, open, settled } = list;
  const addLabel = t(($) => $.partner.commitments[side === 'vendor' ? 'addOurs' : 'addTheirs']);
  const shown = withSettled ? [...open, ...settled] : open;
  return (
    <div data-side={side}>
      <div className={commitments['sideHead']}>
        <h3 id={`side-${side}`}>
          {t(($) => $.partner.commitments[side === 'vendor' ? 'ours' : 'theirs'])} <span className={classes['count']}>{open.length}</span>
        </h3>
        <UnsavedMark draftKey={`commitment.new.${partnerId}.${side}`} />
        <Tooltip label={addLabel}>
          <ActionIcon aria-label={addLabel} onClick={onAdd}>
            <IconPlus size={16} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </div>
      {shown.length === 0 ? <p className={commitments['quiet']}>{t(($) => $.partner.commitments.none[side])}</p> : null}
      <ul className={commitments['list']} aria-labelledby={`side-${side}`} onKeyDown={moveInList}>
        {shown.map((commitment) => (
          <CommitmentItem key={commitment.id} commitment={commitment} asOf={asOf} onOpen={() => onOpen(commitment)} />
        ))}
      </ul>
      {settled.length > 0 ? (
        <Button
          variant="subtle"
          color="gray"
          size="compact-xs"
          mt={6}
          aria-expanded={withSettled}
          onClick={() => setWithSettled(!withSettled)}
        >
          {t(($) => (withSettled ? $.partner.commitments.hideClosed : $.partner.commitments.showClosed))} ({settled.length})
        </Button>
      ) : null}
    </div>
  );
};
