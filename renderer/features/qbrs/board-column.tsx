import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QbrEntry } from '#shared/api/qbrs.ts';
import { formatCount } from '#renderer/ui/format.ts';
import type { BoardColumn as Column } from './board.ts';
import { BoardCard } from './board-card.tsx';
import classes from './board.module.css';

type BoardColumnProps = {
  column: Column;
  quarter: string;
  tierLabel(key: string | null): string | null;
  selected: ReadonlySet<string>;
  onOpen(entry: QbrEntry): void;
  onSelect(partnerId: string): void;
};

/** As many cards as are drawn before one asks for more. */
const step = 60;

/** One state of the board with its reviews. */
export const BoardColumn = ({ column: { state, entries }, quarter, tierLabel, selected, onOpen, onSelect }: BoardColumnProps) => {
  const { t } = useTranslation();
  const [shown, setShown] = useState(step);
  const id = `qbr-${state}`;
  const more = entries.length - shown;
  return (
    <section className={classes['column']} aria-labelledby={id} data-column>
      <header className={classes['columnHead']}>
        <h2 id={id}>
          {t(($) => $.qbr.state[state])} <span className={classes['count']}>{formatCount(entries.length)}</span>
        </h2>
        <span className={classes['hint']}>{t(($) => $.qbr.stateHint[state])}</span>
      </header>
      <ul className={classes['cards']}>
        {entries.slice(0, shown).map((entry) => (
          <BoardCard
            key={entry.partnerId}
            entry={entry}
            quarter={quarter}
            tier={tierLabel(entry.tier)}
            isSelected={selected.has(entry.partnerId)}
            onOpen={() => onOpen(entry)}
            onSelect={() => onSelect(entry.partnerId)}
          />
        ))}
        {entries.length === 0 ? <li className={classes['none']}>{t(($) => $.qbr.emptyColumn)}</li> : null}
      </ul>
      {more > 0 ? (
        <Button variant="subtle" color="gray" onClick={() => setShown(shown + step)}>
          {t(($) => $.qbr.showMore, { count: Math.min(more, step) })}
        </Button>
      ) : null}
    </section>
  );
};
