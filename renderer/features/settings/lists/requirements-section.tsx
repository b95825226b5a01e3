import { useTranslation } from 'react-i18next';
import type { ProgramLists } from '#shared/api/program-lists.ts';
import { useQuery } from '#renderer/state/use-query.ts';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import classes from '../settings.module.css';
import { EntryTable } from './entry-table.tsx';
import { useList } from './use-list.ts';
import { WholeText } from './whole-text.tsx';

/** The documents of compliance, and when they are due again. */
export const RequirementsSection = () => {
  const { t } = useTranslation();
  const { data, error: unread } = useQuery('settings.lists', {});
  const { save, remove, error } = useList('requirements');
  if (!data) return unread ? <ErrorNote error={unread} /> : null;
  return (
    <>
      <p className={classes['lead']}>{t(($) => $.program.lists.requirements.lead)}</p>
      <EntryTable<ProgramLists['requirements'][number]>
        list="compliance_requirement"
        title={t(($) => $.program.lists.requirements.table)}
        entries={data.requirements}
        columns={[
          {
            label: `${t(($) => $.program.lists.requirements.renewal)}, ${t(($) => $.program.lists.months)}`,
            width: 170,
            cell: (requirement) => (
              <WholeText
                draftKey={`settings.compliance_requirement.${requirement.key}.renewal`}
                label={t(($) => $.program.lists.requirements.renewalOf, { name: requirement.label })}
                value={requirement.renewalMonths}
                min={1}
                max={120}
                canBeEmpty
                save={(value) => save({ list: 'requirements', entry: { ...requirement, renewalMonths: value } })}
              />
            ),
          },
        ]}
        rename={(requirement, label) => save({ list: 'requirements', entry: { ...requirement, label } })}
        remove={remove}
        add={(key, label) => save({ list: 'requirements', entry: { key, label, renewalMonths: 12 } })}
        addLabel={t(($) => $.program.lists.requirements.new)}
        error={error}
      />
    </>
  );
};
