import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QbrEntry } from '#shared/api/qbrs.ts';
import type { IsoDate } from '#shared/domain/dates.ts';
import type { QbrStage } from '#shared/qbr/stage.ts';
import { useCommand } from '#renderer/state/use-command.ts';
import { useNotice } from '#renderer/state/use-notice.tsx';
import { isFocusNowhere } from '#renderer/ui/keep-focus.ts';
import { dayToAsk, refusalOf } from './board-moves.ts';
import { MoveDialog } from './move-dialog.tsx';

type Asked = { entry: QbrEntry; to: 'scheduled' | 'held'; offered: IsoDate | null };

/**
 * Brings a card to another stage: says why it cannot go there, asks for the day that the stage needs, begins the review where there is none, and offers to take the
 * step back. The keyboard stays on the card wherever it goes.
 */
export const useMove = (
  entries: readonly QbrEntry[] | undefined,
  asOf: IsoDate,
): { move(entry: QbrEntry, to: QbrStage): void; dialog: ReactNode } => {
  const { t } = useTranslation();
  const { done, failed } = useNotice();
  const mover = useCommand('qbrs.move');
  const starter = useCommand('qbrs.create');
  const [asked, setAsked] = useState<Asked | null>(null);
  const moved = useRef<string | null>(null);
  useEffect(() => {
    const partnerId = moved.current;
    if (partnerId === null) return;
    // after the dialog or the menu has let go of the keyboard
    const timer = setTimeout(() => {
      if (isFocusNowhere()) document.querySelector<HTMLElement>(`[data-card="${CSS.escape(partnerId)}"]`)?.focus();
      moved.current = null;
    });
    return () => clearTimeout(timer);
  }, [entries]);

  const run = async (entry: QbrEntry, to: QbrStage, on: IsoDate | null): Promise<void> => {
    moved.current = entry.partnerId;
    const { id, partner, partnerId, quarter } = entry;
    const reply = id === null ? await starter.run({ partnerId, quarter, to, on }) : await mover.run({ id, to, on });
    if (!reply.ok) return on === null ? failed(reply.error) : undefined;
    setAsked(null);
    done(
      t(($) => $.qbr.move.done, { partner, stage: t(($) => $.qbr.stage[to]) }),
      reply.data.undoId,
    );
  };
  const move = (entry: QbrEntry, to: QbrStage): void => {
    if (to === entry.stage) return;
    const refusal = refusalOf(entry, to, asOf);
    if (refusal) return failed(refusal);
    const day = dayToAsk(entry, to, asOf);
    if (day === null || (to !== 'scheduled' && to !== 'held')) return void run(entry, to, null);
    mover.forget();
    starter.forget();
    setAsked({ entry, to, ...day });
  };
  const dialog = asked ? (
    <MoveDialog
      partner={asked.entry.partner}
      to={asked.to}
      offered={asked.offered}
      isBusy={mover.isRunning || starter.isRunning}
      error={mover.error ?? starter.error}
      onMove={(on) => void run(asked.entry, asked.to, on)}
      onClose={() => setAsked(null)}
    />
  ) : null;
  return { move, dialog };
};
