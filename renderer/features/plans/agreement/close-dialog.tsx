import { Button, Modal, Textarea } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#shared/api/contract.ts';
import type { Plan } from '#shared/api/plans.ts';
import { useFormDraft } from '#renderer/state/form-drafts.ts';
import { useCommand } from '#renderer/state/use-command.ts';
import { useNotice } from '#renderer/state/use-notice.tsx';
import { useQuery } from '#renderer/state/use-query.ts';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { formatDate, formatRatio } from '#renderer/ui/format.ts';
import { useReturnFocus } from '#renderer/ui/use-return-focus.ts';
import classes from './agreement.module.css';

/** What was reached of the year's targets, weighted; or that it is not available. */
const Reached = ({ tracking: { asOf, weighted } }: { tracking: OutputOf<'plans.tracking'> }) => {
  const { t } = useTranslation();
  return (
    <dl className={classes['figure']}>
      <dt>{t(($) => $.planAgreement.close.attainment)}</dt>
      <dd>{weighted.value === null ? t(($) => $.planAgreement.close.notKnown) : formatRatio(weighted.value)}</dd>
      {weighted.value === null ? null : (
        <dd className={classes['quiet']}>
          {t(($) => $.planAgreement.close.attainmentOf, { objectives: weighted.parts.length, date: formatDate(asOf) })}
        </dd>
      )}
    </dl>
  );
};

/** Ends a plan with what was reached and what both sides take from it. */
export const CloseDialog = ({ plan: { id, closing }, onClose }: { plan: Plan; onClose(): void }) => {
  const { t } = useTranslation();
  useReturnFocus();
  const { done } = useNotice();
  const { run, isRunning, error } = useCommand('plans.close');
  const { data: tracking, error: unmeasured } = useQuery('plans.tracking', { id });
  const saved = useMemo(() => ({ closing }), [closing]);
  const { values, set, discard } = useFormDraft(`plan-close.${id}`, saved);
  const close = async (): Promise<void> => {
    const reply = await run({ id, closing: values.closing.trim() });
    if (!reply.ok) return;
    discard();
    onClose();
    done(
      t(($) => $.planAgreement.done.close),
      reply.data.undoId,
    );
  };
  return (
    <Modal opened onClose={onClose} title={t(($) => $.planAgreement.close.title)} returnFocus={false}>
      <form
        className={classes['form']}
        onSubmit={(event) => {
          event.preventDefault();
          void close();
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void close();
        }}
      >
        <p>{t(($) => $.planAgreement.close.lead)}</p>
        {unmeasured ? <ErrorNote error={unmeasured} /> : null}
        {tracking ? <Reached tracking={tracking} /> : null}
        <Textarea
          data-autofocus
          autosize
          minRows={3}
          maxRows={12}
          maxLength={20_000}
          label={t(($) => $.planAgreement.close.words)}
          description={t(($) => $.planAgreement.close.wordsHint)}
          value={values.closing}
          onChange={(event) => set('closing', event.currentTarget.value)}
        />
        {error ? <ErrorNote error={error} /> : null}
        <div className={classes['foot']}>
          <Button variant="default" onClick={onClose}>
            {t(($) => $.planAgreement.cancel)}
          </Button>
          <Button type="submit" loading={isRunning}>
            {t(($) => $.planAgreement.close.run)}
          </Button>
        </div>
      </form>
    </Modal>
  );
};
