import { NativeSelect, Select, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DateField } from '#renderer/ui/date-field.tsx';
import type { DealValues } from './deal-values.ts';
import form from './form.module.css';
import { recordFieldOf, recordKindOf } from '#shared/domain/records/record-kinds.ts';
import { useReferenceOptions } from './records/use-reference-options.ts';

type RegistrationField =
  | 'registrationState'
  | 'dealKind'
  | 'territory'
  | 'vertical'
  | 'competitor'
  | 'campaignId'
  | 'isNewCustomer'
  | 'decidedOn'
  | 'decidedBy'
  | 'decisionReason'
  | 'protectionFrom'
  | 'protectionUntil';
type RegistrationFieldsProps = { values: DealValues; set<F extends RegistrationField>(field: F, value: DealValues[F]): void };

const states = ['draft', 'submitted', 'approved', 'rejected', 'conflict', 'expired'] as const;
const kinds = ['new', 'expansion', 'renewal', 'displacement'] as const;
/** A request names a campaign of the same partner, as a deal does. */
const campaignField = recordFieldOf(recordKindOf('mdf_request'), 'campaign');

/** The deal as a registration: what was asked, what was decided and until when it is protected. */
export const DealRegistrationFields = ({ values, set }: RegistrationFieldsProps) => {
  const { t } = useTranslation();
  const campaigns = useReferenceOptions(campaignField);
  const notSet = { value: '', label: t(($) => $.ui.notSet) };
  const isDecided = values.registrationState === 'approved' || values.registrationState === 'rejected';
  const text = (field: 'territory' | 'vertical' | 'competitor' | 'decidedBy') => (
    <TextInput
      label={t(($) => $.partner.deals.registration[field])}
      value={values[field]}
      onChange={(event) => set(field, event.currentTarget.value)}
    />
  );
  const date = (field: 'decidedOn' | 'protectionFrom' | 'protectionUntil') => (
    <DateField
      label={t(($) => $.partner.deals.registration[field])}
      value={values[field] || null}
      onChange={(day) => set(field, day ?? '')}
    />
  );
  return (
    <>
      <p className={form['legend']}>{t(($) => $.partner.deals.registration.title)}</p>
      <div className={form['pair']}>
        <NativeSelect
          label={t(($) => $.partner.deals.registration.state)}
          data={[notSet, ...states.map((value) => ({ value, label: t(($) => $.partner.deals.registration.states[value]) }))]}
          value={values.registrationState}
          onChange={(event) => set('registrationState', event.currentTarget.value)}
        />
        <NativeSelect
          label={t(($) => $.partner.deals.registration.kind)}
          data={[notSet, ...kinds.map((value) => ({ value, label: t(($) => $.partner.deals.registration.kinds[value]) }))]}
          value={values.dealKind}
          onChange={(event) => set('dealKind', event.currentTarget.value)}
        />
        {text('territory')}
        {text('vertical')}
        {text('competitor')}
        <NativeSelect
          label={t(($) => $.partner.deals.registration.isNewCustomer)}
          data={[notSet, { value: 'yes', label: t(($) => $.ui.yes) }, { value: 'no', label: t(($) => $.ui.no) }]}
          value={values.isNewCustomer}
          onChange={(event) => set('isNewCustomer', event.currentTarget.value as DealValues['isNewCustomer'])}
        />
      </div>
      <Select
        label={t(($) => $.partner.deals.registration.campaign)}
        data={campaigns}
        value={values.campaignId || null}
        searchable
        clearable
        onChange={(value) => set('campaignId', value ?? '')}
      />
      {isDecided || values.decidedOn !== '' || values.decidedBy !== '' || values.decisionReason !== '' ? (
        <>
          <div className={form['pair']}>
            {date('decidedOn')}
            {text('decidedBy')}
          </div>
          <Textarea
            label={t(($) => $.partner.deals.registration.decisionReason)}
            autosize
            minRows={2}
            maxRows={8}
            value={values.decisionReason}
            onChange={(event) => set('decisionReason', event.currentTarget.value)}
          />
        </>
      ) : null}
      <div className={form['pair']}>
        {date('protectionFrom')}
        {date('protectionUntil')}
      </div>
    </>
  );
};
