import { Button } from '@mantine/core';
import { IconBan } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QbrEntry } from '#shared/api/qbrs.ts';
import type { IsoDate } from '#shared/domain/dates.ts';
import type { QbrStage } from '#shared/qbr/stage.ts';
import { formatCount } from '#renderer/ui/format.ts';
import type { BoardColumn as Column } from './board.ts';
import { BoardCard } from './board-card.tsx';
import { refusalOf } from './board-moves.ts';
import classes from './board.module.css';

/** What cards know of the board, and what can be done with them. `dragged`: the card under way. `menuOf`: the partner whose menu is open. */
export type CardActions = {
  /** The quarter of the board; a partner's own may be called differently. */
  quarter: string;
  asOf: IsoDate;
  selected: ReadonlySet<string>;
  dragged: QbrEntry | null;
  menuOf: string | null;
  tierLabel(key: string | null): string | null;
  onOpen(entry: QbrEntry): void;
  onSelect(partnerId: string): void;
  onMenu(partnerId: string | null): void;
  onMove(entry: QbrEntry, to: QbrStage): void;
  onDrag(entry: QbrEntry | null): void;
};

/** As many cards as are drawn before one asks for more. */
const step = 60;

/** One stage of the board with its reviews; a narrow strip while it has none. Takes cards that are dropped, and says beforehand why it will not. */
export const BoardColumn = ({ column: { stage, entries }, actions }: { column: Column; actions: CardActions }) => {
  const { t } = useTranslation();
  const [shown, setShown] = useState(step);
  const [isOver, setOver] = useState(false);
  const id = `qbr-${stage}`;
  const more = entries.length - shown;
  const { dragged, asOf } = actions;
  const isTarget = dragged !== null && dragged.stage !== stage;
  const refusal = isTarget ? refusalOf(dragged, stage, asOf) : null;
  const name = t(($) => $.qbr.stage[stage]);
  return (
    <section
      className={classes['column']}
      aria-labelledby={id}
      data-column
      data-folded={entries.length === 0 || undefined}
      data-target={isTarget ? (refusal === null ? 'open' : 'refused') : undefined}
      data-over={(isTarget && isOver) || undefined}
      onDragOver={(event) => {
        if (!isTarget) return;
        // also where it will be refused: the drop then says why
        event.preventDefault();
        event.dataTransfer.dropEffect = 'move';
        setOver(true);
      }}
      onDragLeave={(event) => {
        if (!(event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget))) setOver(false);
      }}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        if (dragged) actions.onMove(dragged, stage);
        actions.onDrag(null);
      }}
    >
      <header className={classes['columnHead']} title={t(($) => $.qbr.stageHint[stage])}>
        <h2 id={id}>
          {name} <span className={classes['count']}>{formatCount(entries.length)}</span>
        </h2>
      </header>
      {isTarget && isOver ? (
        <p className={classes['verdict']} role="status">
          {refusal === null ? (
            t(($) => $.qbr.move.drop, { stage: name })
          ) : (
            <>
              <IconBan size={14} aria-hidden />
              {refusal.message}
            </>
          )}
        </p>
      ) : null}
      {entries.length === 0 ? null : (
        <ul className={classes['cards']}>
          {entries.slice(0, shown).map((entry) => (
            <BoardCard key={entry.partnerId} entry={entry} actions={actions} />
          ))}
        </ul>
      )}
      {more > 0 ? (
        <Button variant="subtle" color="gray" onClick={() => setShown(shown + step)}>
          {t(($) => $.qbr.showMore, { count: Math.min(more, step) })}
        </Button>
      ) : null}
    </section>
  );
};
