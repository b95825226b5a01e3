import { NativeSelect, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type Commitment, CommitmentKind, CommitmentState } from '#shared/api/commitments.ts';
import { needsReason } from '#shared/domain/commitment.ts';
import type { IsoDate } from '#shared/domain/dates.ts';
import { useFormDraft } from '#renderer/state/form-drafts.ts';
import { useCommand } from '#renderer/state/use-command.ts';
import { DateField } from '#renderer/ui/date-field.tsx';
import type { CommitmentSide } from './commitment-lists.ts';
import form from './form.module.css';
import { orNull } from './or-null.ts';
import { RecordForm } from './record-form.tsx';

type CommitmentFormProps = {
  partnerId: string;
  commitment: Commitment | undefined;
  side: CommitmentSide;
  asOf: IsoDate;
  onClose(): void;
};

/** Adds or changes one commitment. What was missed, renegotiated or cancelled needs a reason. */
export const CommitmentForm = ({ partnerId, commitment, side, asOf, onClose }: CommitmentFormProps) => {
  const { t } = useTranslation();
  const saved = useMemo(
    () => ({
      side: commitment?.side ?? side,
      description: commitment?.description ?? '',
      owner: commitment?.owner ?? '',
      measure: commitment?.measure ?? '',
      // one that was made today would not be seen on an as-of date in the past
      madeOn: commitment?.madeOn ?? asOf,
      dueOn: commitment?.dueOn ?? '',
      state: commitment?.state ?? ('open' as const),
      reason: commitment?.reason ?? '',
      evidence: commitment?.evidence ?? '',
      kind: commitment?.kind ?? ('commitment' as const),
    }),
    [commitment, side, asOf],
  );
  const { values, isDirty, set, discard } = useFormDraft(
    commitment ? `commitment.${commitment.id}` : `commitment.new.${partnerId}.${side}`,
    saved,
  );
  const { run, isRunning, error } = useCommand('commitments.save');
  const { run: remove } = useCommand('commitments.remove');
  const isMissingText = values.description.trim() === '';
  const isMissingEvidence =
    values.state === 'met' && commitment?.state !== 'met' && values.side === 'partner' && values.evidence.trim() === '';
  const isMissingReason = needsReason(values.state) && values.reason.trim() === '';
  // a new date is agreed upon where it is settled, because a new commitment comes of it
  const choices = CommitmentState.options.filter((state) => state !== 'renegotiated' || commitment?.state === 'renegotiated');
  return (
    <RecordForm
      title={t(($) => $.partner.commitments.form[commitment ? 'edit' : 'add'])}
      draft={{ isDirty, discard }}
      command={{ isRunning, error }}
      canSave={isDirty && !isMissingText && !isMissingReason && !isMissingEvidence}
      save={() =>
        run({
          ...(commitment ? { id: commitment.id } : {}),
          partnerId,
          side: values.side,
          description: values.description,
          owner: orNull(values.owner),
          measure: orNull(values.measure),
          madeOn: values.madeOn,
          dueOn: orNull(values.dueOn),
          state: values.state,
          reason: orNull(values.reason),
          evidence: orNull(values.evidence),
          kind: values.kind,
        })
      }
      said={t(($) => $.partner.commitments.saved)}
      {...(commitment
        ? {
            removal: {
              label: t(($) => $.partner.commitments.remove),
              said: t(($) => $.partner.commitments.removed),
              run: () => remove({ id: commitment.id }),
            },
            record: { entity: 'commitment', id: commitment.id },
          }
        : {})}
      onClose={onClose}
    >
      <SegmentedControl
        aria-label={t(($) => $.partner.commitments.field.side)}
        value={values.side}
        onChange={(value) => set('side', value as CommitmentSide)}
        data={[
          { value: 'vendor', label: t(($) => $.partner.commitments.ours) },
          { value: 'partner', label: t(($) => $.partner.commitments.theirs) },
        ]}
      />
      <Textarea
        label={t(($) => $.partner.commitments.field.description)}
        required
        autosize
        minRows={2}
        maxRows={8}
        data-autofocus
        value={values.description}
        error={isDirty && isMissingText ? t(($) => $.partner.commitments.descriptionNeeded) : undefined}
        onChange={(event) => set('description', event.currentTarget.value)}
      />
      <div className={form['pair']}>
        <TextInput
          label={t(($) => $.partner.commitments.field.owner)}
          value={values.owner}
          onChange={(event) => set('owner', event.currentTarget.value)}
        />
        <TextInput
          label={t(($) => $.partner.commitments.field.measure)}
          value={values.measure}
          onChange={(event) => set('measure', event.currentTarget.value)}
        />
        <DateField
          label={t(($) => $.partner.commitments.field.madeOn)}
          value={values.madeOn}
          onChange={(date) => {
            if (date) set('madeOn', date);
          }}
        />
        <DateField
          label={t(($) => $.partner.commitments.field.dueOn)}
          value={values.dueOn || null}
          onChange={(date) => set('dueOn', date ?? '')}
        />
      </div>
      <NativeSelect
        label={t(($) => $.partner.commitments.field.kind)}
        data={CommitmentKind.options.map((kind) => ({ value: kind, label: t(($) => $.partner.commitments.kind[kind]) }))}
        value={values.kind}
        onChange={(event) => set('kind', CommitmentKind.parse(event.currentTarget.value))}
      />
      <NativeSelect
        label={t(($) => $.partner.commitments.field.state)}
        data={choices.map((state) => ({ value: state, label: t(($) => $.partner.commitments.state[state]) }))}
        value={values.state}
        onChange={(event) => set('state', CommitmentState.parse(event.currentTarget.value))}
      />
      {needsReason(values.state) || values.reason !== '' ? (
        <Textarea
          label={t(($) => $.partner.commitments.field.reason)}
          required={needsReason(values.state)}
          autosize
          minRows={2}
          maxRows={8}
          value={values.reason}
          error={isMissingReason ? t(($) => $.partner.commitments.reasonNeeded) : undefined}
          onChange={(event) => set('reason', event.currentTarget.value)}
        />
      ) : null}
      {values.state === 'met' || values.evidence !== '' ? (
        <Textarea
          label={t(($) => $.partner.commitments.field.evidence)}
          required={values.side === 'partner'}
          autosize
          minRows={2}
          maxRows={8}
          value={values.evidence}
          error={isMissingEvidence ? t(($) => $.partner.commitments.evidenceNeeded) : undefined}
          onChange={(event) => set('evidence', event.currentTarget.value)}
        />
      ) : null}
    </RecordForm>
  );
};
