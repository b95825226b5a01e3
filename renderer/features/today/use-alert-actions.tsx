import { type ReactNode, useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AlertEntry } from '#shared/api/alerts.ts';
import type { InputOf } from '#shared/api/contract.ts';
import type { IsoDate } from '#shared/domain/dates.ts';
import { alertSentence } from '#shared/alerts/words.ts';
import { navigate } from '#renderer/state/router.ts';
import { inspect } from '#renderer/state/ui-store.ts';
import { useCommand } from '#renderer/state/use-command.ts';
import { useNotice } from '#renderer/state/use-notice.tsx';
import { formatDate } from '#renderer/ui/format.ts';
import type { AlertKeyAction } from './alert-keys.ts';
import { viewOf } from './alert-view.ts';
import { pageFormats } from './alert-words.ts';
import { AssignDialog } from './assign-dialog.tsx';
import { DoneDialog } from './done-dialog.tsx';
import { SnoozeDialog } from './snooze-dialog.tsx';
import { actionRoute, reviewActionRoute } from './start-action.ts';
import { setToday } from './today-store.ts';

type Action = InputOf<'alerts.act'>['action'];
type Asked = { kind: 'snooze' | 'assign' | 'done'; id: string };

/** Carries out what is done with alerts; `dialog` is the question that is open, if any. */
export const useAlertActions = (
  alerts: readonly AlertEntry[],
  { asOf, of }: { asOf: IsoDate; of: number },
): { run(action: AlertKeyAction, id: string): void; dialog: ReactNode } => {
  const { t } = useTranslation();
  const { done, failed } = useNotice();
  const { run: act, isRunning, error, forget } = useCommand('alerts.act');
  const { run: createQbr } = useCommand('qbrs.create');
  const [asked, setAsked] = useState<Asked | null>(null);
  const nameOf = ({ partner }: AlertEntry): string => partner?.name ?? t(($) => $.today.alerts.network);
  const send = async ({ alert: { id, severity, level, text } }: AlertEntry, action: Action, said: string): Promise<void> => {
    const reply = await act({ id, action, seen: { severity, level, text } });
    if (!reply.ok) {
      // a dialog that is open shows it itself
      if (action.kind === 'reopen') failed(reply.error);
      return;
    }
    setAsked(null);
    done(said, reply.data.undoId);
  };
  const start = async ({ alert }: AlertEntry): Promise<void> => {
    const { partnerId, action, text } = alert;
    const quarter = text.params['quarter'];
    if (partnerId !== null && action.entity === 'qbr' && action.recordId === null && typeof quarter === 'string') {
      const made = await createQbr({ partnerId, quarter });
      if (made.ok) navigate(reviewActionRoute(action.key, made.data.id));
      else failed(made.error);
      return;
    }
    navigate(actionRoute(alert));
  };
  const handle = (action: AlertKeyAction, id: string): void => {
    const entry = alerts.find(({ alert }) => alert.id === id);
    if (!entry) return;
    setToday({ active: id });
    const isOpen = viewOf(entry) === 'open';
    if (action === 'why') inspect({ kind: 'alert', entry, of });
    else if (action === 'act') void start(entry);
    else if (action === 'open') navigate(entry.partner === null ? { place: 'portfolio' } : { place: 'partner', id: entry.partner.id });
    else if (action === 'reopen') {
      if (!isOpen)
        void send(
          entry,
          { kind: 'reopen' },
          t(($) => $.today.reopened),
        );
    } else if (isOpen) {
      forget();
      setAsked({ kind: action, id });
    }
  };
  // rows keep this function, so that they are not drawn again for nothing
  const current = useRef(handle);
  current.current = handle;
  const run = useCallback((action: AlertKeyAction, id: string): void => current.current(action, id), []);

  const entry = asked ? alerts.find(({ alert }) => alert.id === asked.id) : undefined;
  if (!asked || !entry) return { run, dialog: null };
  const shared = {
    about: `${nameOf(entry)}: ${alertSentence('say', entry.alert.text, pageFormats)}`,
    isBusy: isRunning,
    error,
    onClose: () => setAsked(null),
  };
  const dialog =
    asked.kind === 'snooze' ? (
      <SnoozeDialog
        {...shared}
        asOf={asOf}
        act={(until) =>
          void send(
            entry,
            { kind: 'snooze', until },
            t(($) => $.today.snooze.done, { date: formatDate(until) }),
          )
        }
      />
    ) : asked.kind === 'assign' ? (
      <AssignDialog
        {...shared}
        ownerId={entry.ownerId}
        act={(ownerId, name) =>
          void send(
            entry,
            { kind: 'assign', ownerId },
            ownerId === null ? t(($) => $.today.assign.undone) : t(($) => $.today.assign.done, { name }),
          )
        }
      />
    ) : (
      <DoneDialog
        {...shared}
        act={(outcome) =>
          void send(
            entry,
            { kind: 'done', outcome },
            t(($) => $.today.outcome.done, { partner: nameOf(entry) }),
          )
        }
      />
    );
  return { run, dialog };
};
