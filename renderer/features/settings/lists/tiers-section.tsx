import { useTranslation } from 'react-i18next';
import type { Program } from '#shared/api/settings.ts';
import { useCommand } from '#renderer/state/use-command.ts';
import { useNotice } from '#renderer/state/use-notice.tsx';
import classes from '../settings.module.css';
import { EntryTable } from './entry-table.tsx';
import { WholeText } from './whole-text.tsx';

/** The levels of the program, highest first. */
export const TiersSection = ({ program: { tiers } }: { program: Program }) => {
  const { t } = useTranslation();
  const save = useCommand('settings.list.save');
  const drop = useCommand('settings.list.remove');
  const notice = useNotice();
  return (
    <>
      <p className={classes['lead']}>{t(($) => $.program.lists.tiers.lead)}</p>
      <EntryTable
        list="tier"
        title={t(($) => $.settings.program.tiers)}
        entries={tiers}
        columns={[
          {
            label: t(($) => $.settings.program.rank),
            width: 90,
            cell: ({ key, label, rank }) => (
              <WholeText
                draftKey={`settings.tier.${key}.rank`}
                label={t(($) => $.settings.program.rankOf, { key })}
                value={rank}
                min={0}
                max={999}
                save={(value) => save.run({ list: 'tier', key, label, rank: value ?? 0 })}
              />
            ),
          },
        ]}
        rename={({ key, rank }, label) => save.run({ list: 'tier', key, label, rank })}
        remove={async ({ key, label }) => {
          const done = await drop.run({ list: 'tier', key });
          if (done.ok) notice.done(t(($) => $.program.lists.removed, { name: label }));
        }}
        add={(key, label) => save.run({ list: 'tier', key, label, rank: Math.max(0, ...tiers.map(({ rank }) => rank)) + 1 })}
        addLabel={t(($) => $.settings.program.newTier)}
        error={drop.error ?? save.error}
      />
    </>
  );
};
