import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { QbrEntry } from '#shared/api/qbrs.ts';
import type { IsoDate } from '#shared/domain/dates.ts';
import { type QbrStage, qbrStages } from '#shared/qbr/stage.ts';
import { refusalOf } from './board-moves.ts';
import classes from './board-card.module.css';

type MoveMenuProps = {
  entry: QbrEntry;
  asOf: IsoDate;
  isOpen: boolean;
  onToggle(isOpen: boolean): void;
  onMove(to: QbrStage): void;
};

/** Where a review can go from here; where it cannot, and why. */
export const MoveMenu = ({ entry, asOf, isOpen, onToggle, onMove }: MoveMenuProps) => {
  const { t } = useTranslation();
  return (
    // the key that opens it goes on to the document, where it would count as one pressed outside
    <Menu clickOutsideEvents={['mousedown', 'touchstart']} opened={isOpen} onChange={onToggle} position="bottom-end" width={280}>
      <Menu.Target>
        <ActionIcon
          size={20}
          tabIndex={-1}
          className={classes['move'] ?? ''}
          aria-label={t(($) => $.qbr.move.button, { partner: entry.partner })}
        >
          <IconDots size={14} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      {isOpen ? (
        <Menu.Dropdown>
          <Menu.Label>{t(($) => $.qbr.move.to)}</Menu.Label>
          {qbrStages
            .filter((stage) => stage !== entry.stage)
            .map((stage) => {
              const refusal = refusalOf(entry, stage, asOf);
              return (
                // one that is refused can be reached by the keyboard all the same, so that its reason can be read
                <Menu.Item
                  key={stage}
                  aria-disabled={refusal !== null}
                  className={refusal === null ? '' : (classes['refused'] ?? '')}
                  closeMenuOnClick={refusal === null}
                  onClick={() => {
                    if (refusal === null) onMove(stage);
                  }}
                >
                  {t(($) => $.qbr.stage[stage])}
                  {refusal === null ? null : <span className={classes['reason']}>{refusal.message}</span>}
                </Menu.Item>
              );
            })}
        </Menu.Dropdown>
      ) : null}
    </Menu>
  );
};
