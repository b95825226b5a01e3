import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconSearch } from '@tabler/icons-react';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QbrEntry } from '#shared/api/qbrs.ts';
import { parseQuarter, shiftQuarter } from '#shared/domain/fiscal.ts';
import { useCommandHandler } from '#renderer/state/command-handlers.ts';
import { navigate } from '#renderer/state/router.ts';
import { useCommand } from '#renderer/state/use-command.ts';
import { useNotice } from '#renderer/state/use-notice.tsx';
import { useQuery } from '#renderer/state/use-query.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { formatDate } from '#renderer/ui/format.ts';
import { boardColumns } from './board.ts';
import { BoardColumn } from './board-column.tsx';
import { boardKeyDown } from './board-keys.ts';
import classes from './board.module.css';
import { ExportDialog } from './export-dialog.tsx';
import { setFind, setQuarter, setSelected, useQbrsStore } from './qbrs-store.ts';

/** The reviews of a quarter by state: what is due, what has a date, what is ready, what was held, what is closed. */
export const BoardScreen = () => {
  const { t } = useTranslation();
  const { quarter: wanted, find, selected } = useQbrsStore();
  const { data, error } = useQuery('qbrs.list', wanted === null ? {} : { quarter: wanted }, { keepLast: true });
  const { data: program } = useQuery('settings.program', {});
  const { run: create } = useCommand('qbrs.create');
  const { failed } = useNotice();
  const [isExporting, setExporting] = useState(false);
  const search = useRef<HTMLInputElement>(null);
  useCommandHandler('edit.find', () => search.current?.focus());
  useCommandHandler('file.export', selected.size > 0 ? () => setExporting(true) : null);
  const entries = data?.entries;
  const columns = useMemo(() => (entries ? boardColumns(entries, find) : []), [entries, find]);
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
  const toggle = (partnerId: string): void => {
    const next = new Set(selected);
    if (!next.delete(partnerId)) next.add(partnerId);
    setSelected(next);
  };
  const shown = columns.flatMap((column) => column.entries);
  const chosen = shown.filter(({ partnerId }) => selected.has(partnerId));
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
        </div>
        <span className={classes['space']} />
        <TextInput
          ref={search}
          className={classes['find'] ?? ''}
          aria-label={t(($) => $.qbr.find)}
          placeholder={t(($) => $.qbr.find)}
          leftSection={<IconSearch size={14} aria-hidden />}
          value={find}
          onChange={(event) => setFind(event.currentTarget.value)}
          onKeyDown={(event) => event.key === 'Escape' && setFind('')}
        />
        {chosen.length > 0 ? (
          <>
            <span className={classes['hint']}>{t(($) => $.qbr.selected, { count: chosen.length })}</span>
            <Button variant="default" onClick={() => setSelected(new Set())}>
              {t(($) => $.qbr.clearSelection)}
            </Button>
            <Button onClick={() => setExporting(true)}>{t(($) => $.qbr.exportSelected, { count: chosen.length })}</Button>
          </>
        ) : (
          <Button
            variant="default"
            disabled={shown.length === 0}
            onClick={() => setSelected(new Set(shown.map(({ partnerId }) => partnerId)))}
          >
            {t(($) => $.qbr.selectAll)}
          </Button>
        )}
      </div>
      {data.entries.length === 0 ? (
        <EmptyState kind="nothing" title={t(($) => $.qbr.empty.none.title)} text={t(($) => $.qbr.empty.none.text)} />
      ) : shown.length === 0 ? (
        <EmptyState kind="filter" title={t(($) => $.qbr.empty.filter.title)} text={t(($) => $.qbr.empty.filter.text)}>
          <Button variant="default" onClick={() => setFind('')}>
            {t(($) => $.qbr.empty.clear)}
          </Button>
        </EmptyState>
      ) : (
        // the keys belong to the cards inside; the board itself is not focused
        <div
          className={classes['board']}
          role="group"
          aria-label={t(($) => $.qbr.quarterOf, { quarter: data.quarter })}
          onKeyDown={boardKeyDown}
        >
          {columns.map((column) => (
            <BoardColumn
              key={column.state}
              column={column}
              quarter={data.quarter}
              tierLabel={(key) => program.tiers.find((tier) => tier.key === key)?.label ?? key}
              selected={selected}
              onOpen={(entry) => void open(entry)}
              onSelect={toggle}
            />
          ))}
        </div>
      )}
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
