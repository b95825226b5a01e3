import { Checkbox, Textarea, TextInput } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormDraft } from '#renderer/state/form-drafts.ts';
import { useCommand } from '#renderer/state/use-command.ts';
import type { Contact } from './contacts-section.tsx';
import form from './form.module.css';
import { orNull } from './or-null.ts';
import { RecordForm } from './record-form.tsx';

/** Adds or changes one contact. */
export const ContactForm = ({ partnerId, contact, onClose }: { partnerId: string; contact: Contact | undefined; onClose: () => void }) => {
  const { t } = useTranslation();
  const saved = useMemo(
    () => ({
      name: contact?.name ?? '',
      role: contact?.role ?? '',
      email: contact?.email ?? '',
      phone: contact?.phone ?? '',
      isExecutiveSponsor: contact?.isExecutiveSponsor ?? false,
      note: contact?.note ?? '',
    }),
    [contact],
  );
  const { values, isDirty, set, discard } = useFormDraft(contact ? `contact.${contact.id}` : `contact.new.${partnerId}`, saved);
  const { run, isRunning, error } = useCommand('contacts.save');
  const { run: remove } = useCommand('contacts.remove');
  const isEmailBad = values.email.trim() !== '' && !/^\S+@\S+\.\S+$/.test(values.email.trim());
  const isNameMissing = values.name.trim() === '';
  return (
    <RecordForm
      title={t(($) => $.partner.contacts.form[contact ? 'edit' : 'add'])}
      draft={{ isDirty, discard }}
      command={{ isRunning, error }}
      canSave={isDirty && !isNameMissing && !isEmailBad}
      save={() =>
        run({
          ...(contact ? { id: contact.id } : {}),
          partnerId,
          name: values.name,
          role: orNull(values.role),
          email: orNull(values.email),
          phone: orNull(values.phone),
          isExecutiveSponsor: values.isExecutiveSponsor,
          note: orNull(values.note),
        })
      }
      said={t(($) => $.partner.contacts.saved, { name: values.name.trim() })}
      {...(contact
        ? {
            removal: {
              label: t(($) => $.partner.contacts.remove),
              said: t(($) => $.partner.contacts.removed, { name: contact.name }),
              run: () => remove({ id: contact.id }),
            },
            record: { entity: 'contact', id: contact.id },
          }
        : {})}
      onClose={onClose}
    >
      <TextInput
        label={t(($) => $.partner.contacts.name)}
        value={values.name}
        required
        data-autofocus
        error={isDirty && isNameMissing ? t(($) => $.partner.contacts.nameNeeded) : undefined}
        onChange={(event) => set('name', event.currentTarget.value)}
      />
      <TextInput
        label={t(($) => $.partner.contacts.role)}
        value={values.role}
        onChange={(event) => set('role', event.currentTarget.value)}
      />
      <div className={form['pair']}>
        <TextInput
          label={t(($) => $.partner.contacts.email)}
          type="email"
          value={values.email}
          error={isEmailBad ? t(($) => $.partner.contacts.emailInvalid) : undefined}
          onChange={(event) => set('email', event.currentTarget.value)}
        />
        <TextInput
          label={t(($) => $.partner.contacts.phone)}
          type="tel"
          value={values.phone}
          onChange={(event) => set('phone', event.currentTarget.value)}
        />
      </div>
      <Checkbox
        label={t(($) => $.partner.contacts.sponsor)}
        description={t(($) => $.partner.contacts.sponsorHint)}
        checked={values.isExecutiveSponsor}
        onChange={(event) => set('isExecutiveSponsor', event.currentTarget.checked)}
      />
      <Textarea
        label={t(($) => $.partner.contacts.note)}
        autosize
        minRows={3}
        maxRows={12}
        value={values.note}
        onChange={(event) => set('note', event.currentTarget.value)}
      />
    </RecordForm>
  );
};
