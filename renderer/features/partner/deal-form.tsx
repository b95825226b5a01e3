import { NativeSelect, Select, Textarea, TextInput } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Deal } from '#shared/api/records.ts';
import type { Program } from '#shared/api/settings.ts';
import { useFormDraft } from '#renderer/state/form-drafts.ts';
import { useCommand } from '#renderer/state/use-command.ts';
import { useQuery } from '#renderer/state/use-query.ts';
import { DateField } from '#renderer/ui/date-field.tsx';
import { locale } from '#renderer/ui/format.ts';
import { dealName } from './deal-columns.tsx';
import { dealProblems, dealToInput, dealToValues, newDealValues } from './deal-values.ts';
import { DealRegistrationFields } from './deal-registration-fields.tsx';
import form from './form.module.css';
import { RecordForm } from './record-form.tsx';

type DealFormProps = { partnerId: string; deal: Deal | undefined; program: Program; currency: string; onClose: () => void };

/** Adds or changes one deal. */
export const DealForm = ({ partnerId, deal, program, currency, onClose }: DealFormProps) => {
  const { t } = useTranslation();
  const language = locale();
  const { data: people } = useQuery('people.list', {});
  const { data: products } = useQuery('products.list', {});
  const firstStage = program.stages.find(({ state }) => state === 'open')?.key ?? '';
  const saved = useMemo(
    () => (deal ? dealToValues(deal, currency, language) : newDealValues(program.asOf, currency, firstStage)),
    [deal, currency, language, program.asOf, firstStage],
  );
  const { values, changed, isDirty, set, discard } = useFormDraft(deal ? `deal.${deal.id}` : `deal.new.${partnerId}`, saved);
  const { run, isRunning, error } = useCommand('deals.save');
  const { run: remove } = useCommand('deals.remove');
  const stage = program.stages.find(({ key }) => key === values.stage);
  // a deal that was closed after the as-of date is shown as it was then, and keeps its day
  const closedSince = deal !== undefined && deal.state === 'open' && stage?.state !== 'open' && deal.stage === values.stage;
  const problems = dealProblems(values, program.stages, language, closedSince);
  const name =
    dealName({ name: values.name || null, customer: values.customer || null, externalId: deal?.externalId ?? null, product: null }) ||
    t(($) => $.partner.deals.unnamed);
  return (
    <RecordForm
      title={t(($) => $.partner.deals.form[deal ? 'edit' : 'add'])}
      draft={{ isDirty, discard }}
      command={{ isRunning, error }}
      canSave={(isDirty || deal === undefined) && Object.keys(problems).length === 0}
      save={() => run(dealToInput(partnerId, deal?.id, values, changed, language))}
      said={t(($) => $.partner.deals.saved, { name })}
      {...(deal
        ? {
            removal: {
              label: t(($) => $.partner.deals.remove),
              said: t(($) => $.partner.deals.removed, { name }),
              run: () => remove({ id: deal.id }),
            },
            record: { entity: 'deal', id: deal.id },
          }
        : {})}
      onClose={onClose}
    >
      <TextInput
        label={t(($) => $.partner.deals.column.name)}
        placeholder={deal?.externalId ?? undefined}
        value={values.name}
        data-autofocus
        onChange={(event) => set('name', event.currentTarget.value)}
      />
      <TextInput
        label={t(($) => $.partner.deals.column.customer)}
        value={values.customer}
        onChange={(event) => set('customer', event.currentTarget.value)}
      />
      <div className={form['pair']}>
        <Select
          label={t(($) => $.partner.deals.column.product)}
          data={(products ?? []).map(({ id, name: label }) => ({ value: id, label }))}
          value={values.productId || null}
          searchable
          clearable
          onChange={(value) => set('productId', value ?? '')}
        />
        <Select
          label={t(($) => $.partner.deals.column.owner)}
          data={(people ?? []).map(({ id, name: label }) => ({ value: id, label }))}
          value={values.ownerId || null}
          searchable
          clearable
          onChange={(value) => set('ownerId', value ?? '')}
        />
        <NativeSelect
          label={t(($) => $.partner.deals.column.stage)}
          data={program.stages.map(({ key, label }) => ({ value: key, label }))}
          value={values.stage}
          onChange={(event) => set('stage', event.currentTarget.value)}
        />
        <NativeSelect
          label={t(($) => $.partner.deals.column.sourcedBy)}
          data={[
            { value: '', label: t(($) => $.ui.notSet) },
            ...(['partner', 'vendor', 'joint'] as const).map((value) => ({ value, label: t(($) => $.partner.deals.sourcedBy[value]) })),
          ]}
          value={values.sourcedBy}
          onChange={(event) => set('sourcedBy', event.currentTarget.value)}
        />
        <TextInput
          label={t(($) => $.partner.deals.column.amount)}
          inputMode="decimal"
          value={values.amount}
          error={problems.amount ? t(($) => $.partner.deals.amountInvalid) : undefined}
          onChange={(event) => set('amount', event.currentTarget.value)}
        />
        <TextInput
          label={t(($) => $.partner.deals.currency)}
          value={values.currency}
          maxLength={3}
          error={problems.currency ? t(($) => $.partner.form.currencyInvalid) : undefined}
          onChange={(event) => set('currency', event.currentTarget.value.toUpperCase())}
        />
        <DateField
          label={t(($) => $.partner.deals.column.submittedOn)}
          value={values.submittedOn || null}
          onChange={(date) => set('submittedOn', date ?? '')}
        />
        <DateField
          label={t(($) => $.partner.deals.column.expectedCloseOn)}
          value={values.expectedCloseOn || null}
          onChange={(date) => set('expectedCloseOn', date ?? '')}
        />
        {stage?.state === 'open' ? null : (
          <DateField
            label={t(($) => $.partner.deals.column.closedOn)}
            value={values.closedOn || null}
            {...(problems.closedOn ? { description: t(($) => $.partner.deals.closedNeeded) } : {})}
            onChange={(date) => set('closedOn', date ?? '')}
          />
        )}
        {stage?.state === 'lost' ? (
          <TextInput
            label={t(($) => $.partner.deals.lossReason)}
            value={values.lossReason}
            onChange={(event) => set('lossReason', event.currentTarget.value)}
          />
        ) : null}
      </div>
      <DealRegistrationFields values={values} set={set} />
      <Textarea
        label={t(($) => $.partner.deals.note)}
        autosize
        minRows={3}
        maxRows={12}
        value={values.note}
        onChange={(event) => set('note', event.currentTarget.value)}
      />
    </RecordForm>
  );
};
