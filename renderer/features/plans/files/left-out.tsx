import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PlanShare } from '#shared/api/plan-files.ts';
import { useQuery } from '#renderer/state/use-query.ts';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import classes from '#renderer/ui/exports/exports.module.css';

type LeftOutProps = { id: string; revision: number; share: readonly PlanShare[]; isDisabled: boolean; onChange(share: PlanShare[]): void };

/** What the partner's copy leaves out, before it is written, and what can be put back into it. */
export const LeftOut = ({ id, revision, share, isDisabled, onChange }: LeftOutProps) => {
  const { t } = useTranslation();
  const { data, error } = useQuery('plans.partnerCopy', { id, share: [...share] });
  return (
    <>
      <Checkbox.Group
        label={t(($) => $.planFiles.export.share)}
        value={[...share]}
        onChange={(value) => onChange(PlanShare.options.filter((one) => value.includes(one)))}
      >
        <div className={classes['formats']}>
          {PlanShare.options.map((one) => (
            <Checkbox key={one} value={one} label={t(($) => $.planFiles.export.shareOf[one])} disabled={isDisabled} />
          ))}
        </div>
      </Checkbox.Group>
      {error ? <ErrorNote error={error} /> : null}
      {data ? (
        <div className={classes['removed']}>
          {data.revision === revision ? null : (
            <p className={classes['note']}>{t(($) => $.planFiles.export.version, { revision: data.revision })}</p>
          )}
          <span className={classes['label']}>{t(($) => $.planFiles.export.removed, { count: data.removed.length })}</span>
          <ul>
            {data.removed.map(({ what, count }) => (
              <li key={what}>{t(($) => $.planFiles.export.removal[what], { count })}</li>
            ))}
          </ul>
        </div>
      ) : null}
    </>
  );
};
