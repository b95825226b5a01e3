import { useTranslation } from 'react-i18next';
import type { PartnerRemoval } from '#shared/api/qbr-exports.ts';
import { useQuery } from '#renderer/state/use-query.ts';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import classes from '#renderer/ui/exports/exports.module.css';

/** What the partner's copy leaves out, before it is saved. */
export const PartnerCopyNote = ({ id }: { id: string }) => {
  const { t } = useTranslation();
  const { data, error } = useQuery('qbrs.partnerCopy', { id });
  if (error) return <ErrorNote error={error} />;
  if (!data) return null;
  const words = (removal: PartnerRemoval): string => {
    if (removal.kind === 'notes') return t(($) => $.qbr.export.removedNotes, { count: removal.sections });
    if (removal.kind === 'reasons') return t(($) => $.qbr.export.removedReasons, { count: removal.commitments });
    if (removal.kind === 'section') return t(($) => $.qbr.export.removedSection, { section: removal.section });
    return t(($) => $.qbr.export.removedBlock, { section: removal.section, block: removal.block });
  };
  return (
    <div className={classes['removed']}>
      <span className={classes['label']}>{t(($) => $.qbr.export.removed, { count: data.removed.length })}</span>
      <ul>
        {data.removed.map((removal) => (
          <li key={words(removal)}>{words(removal)}</li>
        ))}
      </ul>
    </div>
  );
};
