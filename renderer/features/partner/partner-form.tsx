import { NativeSelect, Select, TagsInput, Textarea, TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Program } from '#shared/api/settings.ts';
import { lifecycleStages, networkStages } from '#shared/domain/program.ts';
import { useFormDraft } from '#renderer/state/form-drafts.ts';
import { useCommand } from '#renderer/state/use-command.ts';
import { useNotice } from '#renderer/state/use-notice.tsx';
import { useQuery } from '#renderer/state/use-query.ts';
import { DateField } from '#renderer/ui/date-field.tsx';
import { SearchSelect } from '#renderer/ui/search-select.tsx';
import { FormDrawer } from './form-drawer.tsx';
import form from './form.module.css';
import { partnerProblems, type PartnerRecord, partnerToValues, type PartnerValues, valuesToChanges } from './partner-values.ts';

type TextKey = 'legalName' | 'externalId' | 'subType' | 'country' | 'website' | 'employees' | 'currency';

/** Changes what is known of a partner, as one step that can be taken back. */
export const PartnerForm = ({ partner, program, onClose }: { partner: PartnerRecord; program: Program; onClose: () => void }) => {
  const { t } = useTranslation();
  const saved = useMemo(() => partnerToValues(partner), [partner]);
  const { values, changed, isDirty, set, discard } = useFormDraft<PartnerValues>(`partner.${partner.id}`, saved);
  const { run, isRunning, error } = useCommand('partners.update');
  const notice = useNotice();
  const { data: people } = useQuery('people.list', {});
  const [search, setSearch] = useState('');
  const { data: hits } = useQuery('search.records', search.trim() === '' ? null : { text: search, limit: 50 }, { keepLast: true });
  const problems = partnerProblems(values);
  const save = async (): Promise<void> => {
    const done = await run({ ids: [partner.id], changes: valuesToChanges(values, changed) });
    if (!done.ok) return;
    discard();
    notice.done(
      done.data.changed === 0 ? t(($) => $.partner.saved.nothing) : t(($) => $.partner.saved.partner, { name: values.name.trim() }),
      done.data.undoId,
    );
    onClose();
  };
  const problemText = (field: keyof typeof problems): string | undefined => {
    const problem = problems[field];
    return problem ? t(($) => $.partner.form[problem]) : undefined;
  };
  const textField = (field: TextKey) => (
    <TextInput
      label={t(($) => $.partner.field[field])}
      value={values[field]}
      error={field === 'currency' || field === 'employees' ? problemText(field) : undefined}
      onChange={(event) => set(field, field === 'currency' ? event.currentTarget.value.toUpperCase() : event.currentTarget.value)}
    />
  );
  const choice = (field: 'type' | 'tier' | 'networkStage' | 'lifecycleStage', options: ReadonlyArray<{ value: string; label: string }>) => (
    <NativeSelect
      label={t(($) => $.partner.field[field])}
      data={[{ value: '', label: t(($) => $.ui.notSet) }, ...options]}
      value={values[field]}
      onChange={(event) => set(field, event.currentTarget.value)}
    />
  );
  const labels = (field: 'territories' | 'verticals' | 'segments') => (
    <TagsInput
      label={t(($) => $.partner.field[field])}
      placeholder={values[field].length === 0 ? t(($) => $.partner.form.labelsHint) : ''}
      value={values[field]}
      acceptValueOnBlur
      onChange={(next) => set(field, next)}
    />
  );
  const group = (name: 'identity' | 'program' | 'reach' | 'company') => (
    <p className={form['legend']}>{t(($) => $.partner.form.group[name])}</p>
  );
  return (
    <FormDrawer
      title={t(($) => $.partner.form.title)}
      isDirty={isDirty}
      isSaving={isRunning}
      error={error}
      canSave={isDirty && Object.keys(problems).length === 0}
      onSave={() => void save()}
      onClose={onClose}
      onDiscard={discard}
    >
      <TextInput
        label={t(($) => $.partner.field.name)}
        required
        data-autofocus
        value={values.name}
        error={problemText('name')}
        onChange={(event) => set('name', event.currentTarget.value)}
      />
      <div className={form['pair']}>
        {textField('legalName')}
        {textField('externalId')}
      </div>
      <SearchSelect
        label={t(($) => $.partner.field.parent)}
        chosen={values.parentId === '' ? null : { id: values.parentId, name: values.parent }}
        onChoose={(id, name) => {
          set('parentId', id ?? '');
          set('parent', id === null ? '' : name);
        }}
        onSearch={setSearch}
        found={(hits ?? []).flatMap(({ entity, id, title, detail }) =>
          entity === 'partner' && id !== partner.id ? [{ id, name: title, detail }] : [],
        )}
        nothingFound={t(($) => $.shell.palette.empty)}
      />
      {group('program')}
      <div className={form['pair']}>
        {choice(
          'type',
          program.partnerTypes.map(({ key, label }) => ({ value: key, label })),
        )}
        {textField('subType')}
        {choice(
          'tier',
          program.tiers.map(({ key, label }) => ({ value: key, label })),
        )}
        <NativeSelect
          label={t(($) => $.partner.field.status)}
          data={(['prospect', 'enrolled', 'suspended', 'terminated'] as const).map((value) => ({
            value,
            label: t(($) => $.partner.status[value]),
          }))}
          value={values.status}
          onChange={(event) => set('status', event.currentTarget.value as PartnerValues['status'])}
        />
        {choice(
          'networkStage',
          networkStages.map((value) => ({ value, label: t(($) => $.partner.networkStage[value]) })),
        )}
        {choice(
          'lifecycleStage',
          lifecycleStages.map((value) => ({ value, label: t(($) => $.partner.lifecycleStage[value]) })),
        )}
        <DateField
          label={t(($) => $.partner.field.enrolledOn)}
          value={values.enrolledOn || null}
          onChange={(date) => set('enrolledOn', date ?? '')}
        />
        <DateField
          label={t(($) => $.partner.field.terminatedOn)}
          value={values.terminatedOn || null}
          {...(problems.terminatedOn ? { description: t(($) => $.partner.form.dateOrder) } : {})}
          onChange={(date) => set('terminatedOn', date ?? '')}
        />
      </div>
      <Select
        label={t(($) => $.partner.field.owner)}
        data={(people ?? []).map(({ id, name, team }) => ({ value: id, label: team ? `${name} · ${team}` : name }))}
        value={values.ownerId || null}
        searchable
        clearable
        onChange={(value) => set('ownerId', value ?? '')}
      />
      {group('reach')}
      {labels('territories')}
      {labels('verticals')}
      {labels('segments')}
      {group('company')}
      <div className={form['pair']}>
        {textField('country')}
        {textField('website')}
        {textField('employees')}
        {textField('currency')}
      </div>
      <Textarea
        label={t(($) => $.partner.field.note)}
        autosize
        minRows={3}
        maxRows={16}
        value={values.note}
        onChange={(event) => set('note', event.currentTarget.value)}
      />
    </FormDrawer>
  );
};
