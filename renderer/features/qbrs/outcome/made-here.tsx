import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Commitment, CommitmentKind, CommitmentSide } from '#shared/api/commitments.ts';
import type { Qbr } from '#shared/api/qbrs.ts';
import type { IsoDate } from '#shared/domain/dates.ts';
import { useFormDraft } from '#renderer/state/form-drafts.ts';
import { useNotice } from '#renderer/state/use-notice.tsx';
import { DateField } from '#renderer/ui/date-field.tsx';
import { CommitmentLine } from './commitment-line.tsx';
import classes from './outcome.module.css';
import type { SettleDialogType } from './settle-dialog-type.ts';
import { useAddToLedger } from './use-add-to-ledger.ts';

const saved: { side: CommitmentSide; kind: CommitmentKind; description: string; owner: string; dueOn: string; measure: string } = {
  side: 'vendor',
  kind: 'commitment',
  description: '',
  owner: '',
  dueOn: '',
  measure: '',
};

type MadeHereProps = { qbr: Qbr; partner: string; made: readonly Commitment[]; asOf: IsoDate; Settle: SettleDialogType };

/** What both sides promised at this review, and the line that adds one more: who, what, by whom, by when, and what done means. */
export const MadeHere = ({ qbr, partner, made, asOf, Settle }: MadeHereProps) => {
  const { t } = useTranslation();
  const { failed } = useNotice();
  const { add: write, isRunning } = useAddToLedger(qbr, asOf);
  const { values, set, discard } = useFormDraft(
    `qbr.${qbr.id}.made`,
    useMemo(() => saved, []),
  );
  const description = values.description.trim();
  const add = async (): Promise<void> => {
    if (description === '') return;
    const reply = await write({
      side: values.side,
      kind: values.kind,
      description,
      owner: values.owner.trim() || null,
      dueOn: values.dueOn || null,
      measure: values.measure.trim() || null,
    });
    if (!reply.ok) return failed(reply.error);
    discard();
  };
  return (
    <section className={classes['part']} aria-labelledby="review-made">
      <h2 id="review-made">{t(($) => $.qbr.outcome.made.title)}</h2>
      <div className={classes['pair']}>
        {(['vendor', 'partner'] as const).map((side) => {
          const own = made.filter((one) => one.side === side);
          return (
            <div key={side}>
              <h3 className={classes['side']}>
                {side === 'vendor' ? t(($) => $.qbr.outcome.made.ours) : t(($) => $.qbr.outcome.made.theirs, { partner })}
              </h3>
              {own.length === 0 ? <p className={classes['none']}>{t(($) => $.qbr.outcome.made.none)}</p> : null}
              <ul className={classes['list']}>
                {own.map((one) => (
                  <CommitmentLine key={one.id} commitment={one} asOf={asOf} Settle={Settle} />
                ))}
              </ul>
            </div>
          );
        })}
      </div>
      <form
        className={classes['addMade']}
        aria-label={t(($) => $.qbr.outcome.made.add)}
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        <SegmentedControl
          aria-label={t(($) => $.partner.commitments.field.side)}
          value={values.side}
          onChange={(value) => set('side', value === 'partner' ? 'partner' : 'vendor')}
          data={[
            { value: 'vendor', label: t(($) => $.commitments.side.vendor) },
            { value: 'partner', label: t(($) => $.commitments.side.partner) },
          ]}
        />
        <SegmentedControl
          aria-label={t(($) => $.commitments.column.kind)}
          value={values.kind}
          onChange={(value) => set('kind', value === 'action' ? 'action' : 'commitment')}
          data={(['commitment', 'action'] as const).map((kind) => ({ value: kind, label: t(($) => $.commitments.kind[kind]) }))}
        />
        <TextInput
          className={classes['wide'] ?? ''}
          label={t(($) => $.partner.commitments.field.description)}
          maxLength={2000}
          value={values.description}
          onChange={(event) => set('description', event.currentTarget.value)}
        />
        <TextInput
          label={t(($) => $.partner.commitments.field.owner)}
          maxLength={2000}
          value={values.owner}
          onChange={(event) => set('owner', event.currentTarget.value)}
        />
        <DateField
          label={t(($) => $.partner.commitments.field.dueOn)}
          value={values.dueOn || null}
          onChange={(date) => set('dueOn', date ?? '')}
        />
        <TextInput
          label={t(($) => $.qbr.outcome.made.measure)}
          maxLength={2000}
          value={values.measure}
          onChange={(event) => set('measure', event.currentTarget.value)}
        />
        <Button type="submit" variant="default" loading={isRunning} disabled={description === ''}>
          {t(($) => $.qbr.outcome.made.add)}
        </Button>
      </form>
    </section>
  );
};
