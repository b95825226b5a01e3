import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#shared/api/contract.ts';
import { useCommand } from '#renderer/state/use-command.ts';
import { useQuery } from '#renderer/state/use-query.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import type { GridColumn } from '#renderer/ui/grid/columns.ts';
import { ListSection } from './list-section.tsx';
import { Section } from './section.tsx';
import { NameWithDraft } from './unsaved.tsx';

export type Contact = OutputOf<'contacts.list'>[number];

const useContactColumns = (): ReadonlyArray<GridColumn<Contact>> => {
  const { t } = useTranslation();
  return useMemo(() => {
    const text = (id: 'name' | 'role' | 'email' | 'phone', label: string, width: number): GridColumn<Contact> => ({
      id,
      label,
      kind: 'text',
      width,
      value: (contact) => contact[id],
      text: (contact) => contact[id] ?? '',
    });
    return [
      {
        ...text(
          'name',
          t(($) => $.partner.contacts.name),
          230,
        ),
        cell: ({ id, name }) => <NameWithDraft draftKey={`contact.${id}`} name={name} />,
      },
      text(
        'role',
        t(($) => $.partner.contacts.role),
        140,
      ),
      text(
        'email',
        t(($) => $.partner.contacts.email),
        240,
      ),
      text(
        'phone',
        t(($) => $.partner.contacts.phone),
        120,
      ),
      {
        id: 'sponsor',
        label: t(($) => $.partner.contacts.sponsor),
        kind: 'mark',
        width: 130,
        value: (contact) => contact.isExecutiveSponsor,
        text: (contact) => (contact.isExecutiveSponsor ? t(($) => $.ui.yes) : ''),
      },
    ];
  }, [t]);
};

/** The people of the partner. */
export const ContactsSection = ({
  partnerId,
  onAdd,
  onOpen,
}: {
  partnerId: string;
  onAdd: () => void;
  onOpen: (contact: Contact) => void;
}) => {
  const { t } = useTranslation();
  const { data, error } = useQuery('contacts.list', { partnerId });
  const { run: remove } = useCommand('contacts.remove');
  const columns = useContactColumns();
  const title = t(($) => $.partner.section.contacts);
  if (!data)
    return (
      <Section name="contacts" title={title}>
        {error ? <ErrorNote error={error} /> : null}
      </Section>
    );
  return (
    <ListSection<Contact>
      name="contacts"
      title={title}
      label={t(($) => $.partner.contacts.label)}
      rows={data}
      columns={columns}
      rowName={(contact) => contact.name}
      onOpen={onOpen}
      remove={(id) => remove({ id })}
      add={{ label: t(($) => $.partner.contacts.add), draftKey: `contact.new.${partnerId}`, run: onAdd }}
      isEmpty={data.length === 0}
      nothing={
        <EmptyState kind="nothing" isLine title={t(($) => $.partner.empty.contacts.title)} text={t(($) => $.partner.empty.contacts.text)} />
      }
    />
  );
};
