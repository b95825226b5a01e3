import { useTranslation } from 'react-i18next';
import type { Program } from '#shared/api/settings.ts';
import { ProgramList } from './program-list.tsx';
import classes from './settings.module.css';

/** The types and tiers of the program: their words can change, their keys cannot. */
export const ProgramSection = ({ program }: { program: Program }) => {
  const { t } = useTranslation();
  return (
    <>
      <p className={classes['lead']}>{t(($) => $.settings.program.lead)}</p>
      <ProgramList
        list="partner_type"
        title={t(($) => $.settings.program.types)}
        entries={program.partnerTypes}
        addLabel={t(($) => $.settings.program.newType)}
      />
      <ProgramList
        list="tier"
        title={t(($) => $.settings.program.tiers)}
        entries={program.tiers}
        addLabel={t(($) => $.settings.program.newTier)}
      />
    </>
  );
};
