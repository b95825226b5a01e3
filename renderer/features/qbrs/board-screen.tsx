import { ActionIcon } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QbrEntry } from '#shared/api/qbrs.ts';
import { parseQuarter, shiftQuarter } from '#shared/domain/fiscal.ts';
import { useCommandHandler } from '#renderer/state/command-handlers.ts';
import { navigate } from '#renderer/state/router.ts';
import { useCommand } from '#renderer/state/use-command.ts';
import { useNotice } from '#renderer/state/use-notice.tsx';
import { useQuery } from '#renderer/state/use-query.ts';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { formatDate } from '#renderer/ui/format.ts';
import { isFocusNowhere } from '#renderer/ui/keep-focus.ts';
import { boardColumns } from './board.ts';
import { BoardColumn, type CardActions } from './board-column.tsx';
import { BoardEmpty } from './board-empty.tsx';
import { boardKeyDown } from './board-keys.ts';
import classes from './board.module.css';
import { stageBeside } from './board-moves.ts';
import { BoardTools } from './board-tools.tsx';
import { EarlierQuarter } from './earlier-quarter.tsx';
import { ExportDialog } from './export-dialog.tsx';
import { PrepareDialog } from './prepare-dialog.tsx';
import { setQuarter, setSelected, useQbrsStore } from './qbrs-store.ts';
import { useMove } from './use-move.tsx';

const focusCard = (partnerId: string): void => {
  setTimeout(() => {
    if (isFocusNowhere()) document.querySelector<HTMLElement>(`[data-card="${CSS.escape(partnerId)}"]`)?.focus();
  });
};

/** The reviews of a quarter by stage, from what is due to what is closed. A card goes to another stage by drag, by its menu or by keys. */
export const BoardScreen = () => {
  const { t } = useTranslation();
  const { quarter: wanted, find, owner, withNoneDue, selected } = useQbrsStore();
  const { data, error } = useQuery('qbrs.list', wanted === null ? {} : { quarter: wanted }, { keepLast: true });
  const { data: program } = useQuery('settings.program', {});
  const { run: create } = useCommand('qbrs.create');
  const { failed } = useNotice();
  const [isExporting, setExporting] = useState(false);
  const [isPreparing, setPreparing] = useState(false);
  const [dragged, setDragged] = useState<QbrEntry | null>(null);
  const [menuOf, setMenuOf] = useState<string | null>(null);
  useCommandHandler('file.export', selected.size > 0 ? () => setExporting(true) : null);
  const entries = data?.entries;
  const columns = useMemo(() => boardColumns(entries ?? [], { text: find, owner, withNoneDue }), [entries, find, owner, withNoneDue]);
  const { move, dialog } = useMove(entries, data?.asOf ?? '');
  if (error && !data) return <ErrorNote error={error} />;
  if (!data || !program) return null;

  const quarter = parseQuarter(program.fiscalCalendar, data.quarter);
  const shift = (count: number): void => {
    if (quarter) setQuarter(shiftQuarter(program.fiscalCalendar, quarter, count).label);
  };
  const open = async (entry: QbrEntry): Promise<void> => {
    if (entry.id !== null) return navigate({ place: 'qbr', id: entry.id });
    const done = await create({ partnerId: entry.partnerId, quarter: entry.quarter });
    if (done.ok) navigate({ place: 'qbr', id: done.data.id });
    else failed(done.error);
  };
  const shown = columns.flatMap((column) => column.entries);
  const chosen = shown.filter(({ partnerId }) => selected.has(partnerId));
  const actions: CardActions = {
    quarter: data.quarter,
    asOf: data.asOf,
    selected,
    dragged,
    menuOf,
    tierLabel: (key) => program.tiers.find((tier) => tier.key === key)?.label ?? key,
    onOpen: (entry) => void open(entry),
    onSelect: (partnerId) => {
      const next = new Set(selected);
      if (!next.delete(partnerId)) next.add(partnerId);
      setSelected(next);
    },
    onMenu: (partnerId) => {
      if (partnerId === null && menuOf !== null) focusCard(menuOf);
      setMenuOf(partnerId);
    },
    onMove: move,
    onDrag: setDragged,
  };
  const onKey = boardKeyDown((action, partnerId) => {
    if (action === 'menu') return setMenuOf(partnerId);
    const entry = shown.find((one) => one.partnerId === partnerId);
    const to = entry ? stageBeside(entry.stage, action) : undefined;
    if (entry && to) move(entry, to);
  });
  return (
    <div className={classes['screen']}>
      <div className={classes['top']}>
        <h1>{t(($) => $.qbr.title)}</h1>
        <div className={classes['quarter']}>
          <ActionIcon aria-label={t(($) => $.qbr.previousQuarter)} onClick={() => shift(-1)}>
            <IconChevronLeft size={16} aria-hidden />
          </ActionIcon>
          <span className={classes['quarterName']}>{data.quarter}</span>
          <ActionIcon aria-label={t(($) => $.qbr.nextQuarter)} onClick={() => shift(1)}>
            <IconChevronRight size={16} aria-hidden />
          </ActionIcon>
          {quarter ? (
            <span className={classes['hint']}>
              {t(($) => $.qbr.quarterDays, { from: formatDate(quarter.from), to: formatDate(quarter.to) })}
            </span>
          ) : null}
          {quarter ? <EarlierQuarter quarter={shiftQuarter(program.fiscalCalendar, quarter, -1).label} /> : null}
        </div>
        <span className={classes['space']} />
        <span className={classes['hint']}>{t(($) => $.qbr.move.keys)}</span>
      </div>
      <BoardTools
        entries={data.entries}
        shown={shown}
        chosen={chosen}
        onExport={() => setExporting(true)}
        onPrepare={() => setPreparing(true)}
      />
      {shown.length === 0 ? (
        <BoardEmpty entries={data.entries} />
      ) : (
        // the keys belong to the cards inside; the board itself is not focused
        <div
          className={classes['board']}
          style={{ gridTemplateColumns: columns.map((one) => (one.entries.length === 0 ? '34px' : 'minmax(148px, 1fr)')).join(' ') }}
          role="group"
          aria-label={t(($) => $.qbr.quarterOf, { quarter: data.quarter })}
          onKeyDown={onKey}
        >
          {columns.map((column) => (
            <BoardColumn key={column.stage} column={column} actions={actions} />
          ))}
        </div>
      )}
      {dialog}
      {isPreparing ? <PrepareDialog asOf={data.asOf} onClose={() => setPreparing(false)} /> : null}
      {isExporting ? (
        <ExportDialog
          what={{ kind: 'many', partnerIds: chosen.map(({ partnerId }) => partnerId), quarter: data.quarter }}
          exampleName={`${data.quarter}_${chosen[0]?.partner.replaceAll(' ', '-') ?? ''}_QBR_v1_${data.asOf}`}
          onClose={() => setExporting(false)}
        />
      ) : null}
    </div>
  );
};
