import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ProgramLists } from '#shared/api/program-lists.ts';
import { useQuery } from '#renderer/state/use-query.ts';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import classes from '../settings.module.css';
import { EntryTable } from './entry-table.tsx';
import { useList } from './use-list.ts';
import { WholeText } from './whole-text.tsx';

const states = ['open', 'won', 'lost'] as const;

/** The steps of a deal, what each counts as, and how likely a deal in it is won. */
export const StagesSection = () => {
  const { t } = useTranslation();
  const { data, error: unread } = useQuery('settings.lists', {});
  const { save, remove, error } = useList('stages');
  if (!data) return unread ? <ErrorNote error={unread} /> : null;
  const { stages } = data;
  return (
    <>
      <p className={classes['lead']}>{t(($) => $.program.lists.stages.lead)}</p>
      <EntryTable<ProgramLists['stages'][number]>
        list="deal_stage"
        title={t(($) => $.program.lists.stages.table)}
        entries={stages}
        columns={[
          {
            label: t(($) => $.program.lists.stages.position),
            width: 72,
            cell: (stage) => (
              <WholeText
                draftKey={`settings.deal_stage.${stage.key}.position`}
                label={t(($) => $.program.lists.stages.positionOf, { name: stage.label })}
                value={stage.position}
                min={0}
                max={999}
                save={(value) => save({ list: 'stages', entry: { ...stage, position: value ?? 0 } })}
              />
            ),
          },
          {
            label: t(($) => $.program.lists.stages.state),
            width: 100,
            cell: (stage) => (
              <NativeSelect
                aria-label={t(($) => $.program.lists.stages.stateOf, { name: stage.label })}
                data={states.map((state) => ({ value: state, label: t(($) => $.program.lists.stages.states[state]) }))}
                value={stage.state}
                onChange={(event) => {
                  const state = states.find((one) => one === event.currentTarget.value) ?? stage.state;
                  void save({ list: 'stages', entry: { ...stage, state } });
                }}
              />
            ),
          },
          {
            label: `${t(($) => $.program.lists.stages.probability)} %`,
            width: 104,
            cell: (stage) => (
              <WholeText
                draftKey={`settings.deal_stage.${stage.key}.probability`}
                label={t(($) => $.program.lists.stages.probabilityOf, { name: stage.label })}
                value={stage.probability === null ? null : Math.round(stage.probability * 100)}
                min={0}
                max={100}
                canBeEmpty
                save={(value) => save({ list: 'stages', entry: { ...stage, probability: value === null ? null : value / 100 } })}
              />
            ),
          },
        ]}
        rename={(stage, label) => save({ list: 'stages', entry: { ...stage, label } })}
        remove={remove}
        add={(key, label) =>
          save({
            list: 'stages',
            entry: { key, label, state: 'open', probability: null, position: stages.filter(({ state }) => state === 'open').length },
          })
        }
        addLabel={t(($) => $.program.lists.stages.new)}
        error={error}
      />
    </>
  );
};
