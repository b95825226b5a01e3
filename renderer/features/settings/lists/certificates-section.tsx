import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { certificateKinds, type ProgramLists } from '#shared/api/program-lists.ts';
import { useQuery } from '#renderer/state/use-query.ts';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import classes from '../settings.module.css';
import { EntryTable } from './entry-table.tsx';
import { useList } from './use-list.ts';
import { WholeText } from './whole-text.tsx';

/** What partners can be certified in, and for how long. */
export const CertificatesSection = () => {
  const { t } = useTranslation();
  const { data, error: unread } = useQuery('settings.lists', {});
  const { save, remove, error } = useList('certificates');
  if (!data) return unread ? <ErrorNote error={unread} /> : null;
  return (
    <>
      <p className={classes['lead']}>{t(($) => $.program.lists.certificates.lead)}</p>
      <EntryTable<ProgramLists['certificates'][number]>
        list="certificate_definition"
        title={t(($) => $.program.lists.certificates.table)}
        entries={data.certificates}
        columns={[
          {
            label: t(($) => $.program.lists.certificates.kind),
            width: 170,
            cell: (certificate) => (
              <NativeSelect
                aria-label={t(($) => $.program.lists.certificates.kindOf, { name: certificate.label })}
                data={certificateKinds.map((kind) => ({ value: kind, label: t(($) => $.program.lists.certificates.kinds[kind]) }))}
                value={certificate.kind}
                onChange={(event) => {
                  const kind = certificateKinds.find((one) => one === event.currentTarget.value) ?? certificate.kind;
                  void save({ list: 'certificates', entry: { ...certificate, kind } });
                }}
              />
            ),
          },
          {
            label: `${t(($) => $.program.lists.certificates.validity)}, ${t(($) => $.program.lists.months)}`,
            width: 124,
            cell: (certificate) => (
              <WholeText
                draftKey={`settings.certificate_definition.${certificate.key}.validity`}
                label={t(($) => $.program.lists.certificates.validityOf, { name: certificate.label })}
                value={certificate.validityMonths}
                min={1}
                max={120}
                canBeEmpty
                save={(value) => save({ list: 'certificates', entry: { ...certificate, validityMonths: value } })}
              />
            ),
          },
        ]}
        rename={(certificate, label) => save({ list: 'certificates', entry: { ...certificate, label } })}
        remove={remove}
        add={(key, label) => save({ list: 'certificates', entry: { key, label, kind: 'technical', validityMonths: null } })}
        addLabel={t(($) => $.program.lists.certificates.new)}
        error={error}
      />
    </>
  );
};
