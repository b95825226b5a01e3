import { useTranslation } from 'react-i18next';
import type { ProgramLists } from '#shared/api/program-lists.ts';
import { useQuery } from '#renderer/state/use-query.ts';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import classes from '../settings.module.css';
import { EntryTable } from './entry-table.tsx';
import { MilestonesEditor } from './milestones-editor.tsx';
import { useList } from './use-list.ts';
import { WholeText } from './whole-text.tsx';

/** The ways of new partners, each with its milestones. */
export const OnboardingSection = () => {
  const { t } = useTranslation();
  const { data, error: unread } = useQuery('settings.lists', {});
  const { save, remove, error } = useList('onboarding');
  if (!data) return unread ? <ErrorNote error={unread} /> : null;
  const milestone = {
    step: 'kickoff',
    name: t(($) => $.program.lists.onboarding.steps.kickoff),
    dueOffsetDays: 14,
    side: 'vendor',
  } as const;
  return (
    <>
      <p className={classes['lead']}>{t(($) => $.program.lists.onboarding.lead)}</p>
      <EntryTable<ProgramLists['onboarding'][number]>
        list="onboarding_template"
        title={t(($) => $.program.lists.onboarding.table)}
        entries={data.onboarding}
        columns={[
          {
            label: `${t(($) => $.program.lists.onboarding.window)}, ${t(($) => $.program.lists.onboarding.days)}`,
            width: 110,
            cell: (template) => (
              <WholeText
                draftKey={`settings.onboarding_template.${template.key}.window`}
                label={t(($) => $.program.lists.onboarding.windowOf, { name: template.label })}
                value={template.windowDays}
                min={1}
                max={730}
                save={(value) => save({ list: 'onboarding', entry: { ...template, windowDays: value ?? template.windowDays } })}
              />
            ),
          },
        ]}
        rename={(template, label) => save({ list: 'onboarding', entry: { ...template, label } })}
        remove={remove}
        add={(key, label) => save({ list: 'onboarding', entry: { key, label, windowDays: 90, milestones: [milestone] } })}
        addLabel={t(($) => $.program.lists.onboarding.new)}
        error={error}
      />
      {data.onboarding.map((template) => (
        <MilestonesEditor key={template.key} template={template} />
      ))}
    </>
  );
};
