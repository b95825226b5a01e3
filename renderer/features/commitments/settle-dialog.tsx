import { Button, Modal, SegmentedControl, Textarea } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Commitment, SettledAs, Settlement } from '#shared/api/commitments.ts';
import type { IsoDate } from '#shared/domain/dates.ts';
import { useFormDraft } from '#renderer/state/form-drafts.ts';
import { useCommand } from '#renderer/state/use-command.ts';
import { useNotice } from '#renderer/state/use-notice.tsx';
import { DateField } from '#renderer/ui/date-field.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { formatDate } from '#renderer/ui/format.ts';
import { useReturnFocus } from '#renderer/ui/use-return-focus.ts';
import classes from './settle.module.css';

const ways = ['met', 'missed', 'renegotiated', 'cancelled'] as const satisfies readonly SettledAs[];
type Typed = { as: SettledAs; evidence: string; reason: string; dueOn: string; closedOn: string };

/** What is sent; null while something is missing. */
const settlementOf = ({ id, side }: Commitment, { as, evidence, reason, dueOn, closedOn }: Typed): Settlement | null => {
  const base = { id, closedOn };
  if (as === 'met') return side === 'partner' && evidence.trim() === '' ? null : { ...base, as, evidence: evidence.trim() || null };
  if (reason.trim() === '') return null;
  if (as !== 'renegotiated') return { ...base, as, reason };
  return dueOn === '' ? null : { ...base, as, reason, dueOn };
};

type SettleDialogProps = { commitment: Commitment; asOf: IsoDate; onClose(): void };

/** How one commitment ended: met with its evidence, missed or cancelled with a reason, or renegotiated to a new date. What is typed is kept until it is sent. */
export const SettleDialog = ({ commitment, asOf, onClose }: SettleDialogProps) => {
  const { t } = useTranslation();
  useReturnFocus();
  const notice = useNotice();
  const { run, isRunning, error } = useCommand('commitments.settle');
  const saved = useMemo((): Typed => ({ as: 'met', evidence: '', reason: '', dueOn: '', closedOn: asOf }), [asOf]);
  const { values, set, discard } = useFormDraft(`settle.${commitment.id}`, saved);
  const { as } = values;
  const settlement = settlementOf(commitment, values);
  const settle = async (): Promise<void> => {
    if (settlement === null) return;
    const done = await run(settlement);
    if (!done.ok) return;
    discard();
    onClose();
    notice.done(
      t(($) => $.commitments.settle.done[as]),
      done.data.undoId,
    );
  };
  return (
    <Modal opened onClose={onClose} title={t(($) => $.commitments.settle.title)} closeButtonProps={{ 'aria-label': t(($) => $.ui.close) }}>
      <form
        className={classes['form']}
        onSubmit={(event) => {
          event.preventDefault();
          void settle();
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void settle();
        }}
      >
        <p className={classes['what']}>
          {commitment.description}
          {commitment.dueOn === null ? null : (
            <span className={classes['due']}>{t(($) => $.commitments.settle.wasDue, { date: formatDate(commitment.dueOn) })}</span>
          )}
        </p>
        <SegmentedControl
          fullWidth
          data-autofocus
          aria-label={t(($) => $.commitments.settle.as.label)}
          value={as}
          onChange={(value) => set('as', ways.find((way) => way === value) ?? 'met')}
          data={ways.map((way) => ({ value: way, label: t(($) => $.commitments.settle.as[way]) }))}
        />
        {as === 'met' ? (
          <Textarea
            label={t(($) => $.commitments.settle.evidence)}
            description={t(($) => $.commitments.settle.evidenceHint[commitment.side])}
            required={commitment.side === 'partner'}
            autosize
            minRows={2}
            maxRows={8}
            maxLength={2000}
            value={values.evidence}
            onChange={(event) => set('evidence', event.currentTarget.value)}
          />
        ) : (
          <Textarea
            label={t(($) => $.commitments.settle.reason)}
            description={t(($) => $.commitments.settle.reasonHint)}
            required
            autosize
            minRows={2}
            maxRows={8}
            maxLength={2000}
            value={values.reason}
            onChange={(event) => set('reason', event.currentTarget.value)}
          />
        )}
        <div className={classes['dates']}>
          <DateField
            label={t(($) => $.commitments.settle.closedOn[as])}
            value={values.closedOn || null}
            onChange={(date) => set('closedOn', date ?? asOf)}
          />
          {as === 'renegotiated' ? (
            <DateField
              label={t(($) => $.commitments.settle.dueOn)}
              value={values.dueOn || null}
              onChange={(date) => set('dueOn', date ?? '')}
            />
          ) : null}
        </div>
        {as === 'renegotiated' ? <p className={classes['hint']}>{t(($) => $.commitments.settle.successor)}</p> : null}
        {error ? <ErrorNote error={error} /> : null}
        <div className={classes['actions']}>
          <Button variant="default" onClick={onClose}>
            {t(($) => $.commitments.settle.back)}
          </Button>
          <Button type="submit" loading={isRunning} disabled={settlement === null}>
            {t(($) => $.commitments.settle.run[as])}
          </Button>
        </div>
      </form>
    </Modal>
  );
};
