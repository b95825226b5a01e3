import { useTranslation } from 'react-i18next';
import type { ImportPreview } from '#shared/api/imports.ts';
import { formatCount } from '#renderer/ui/format.ts';
import { StatusMark } from '#renderer/ui/status-mark.tsx';
import { CountTable } from './count-table.tsx';
import { totalsOf } from './counts.ts';
import classes from './import.module.css';
import { PlannedRows } from './planned-rows.tsx';
import { useReasonText } from './use-reason-text.ts';

/** What the import would do, in counts, and in its first records and rows. Nothing is written yet. */
export const Outcome = ({ preview }: { preview: ImportPreview }) => {
  const { t } = useTranslation();
  const reasonText = useReasonText();
  const { counts, reasons, rows, unknownPartners } = preview;
  const totals = totalsOf(counts);
  const changes = totals.created + totals.updated + counts.needsAttention;
  if (!preview.ready && changes + totals.unchanged === 0) return null;
  return (
    <section className={classes['card']} aria-labelledby="import-outcome">
      <h2 id="import-outcome">{t(($) => $.import.preview.title)}</h2>
      {changes === 0 ? <p className={classes['lead']}>{t(($) => $.import.preview.nothing)}</p> : null}
      <div className={classes['halves']}>
        <CountTable counts={counts} />
        {reasons.length > 0 ? (
          <div>
            <h3>{t(($) => $.import.waiting, { count: counts.needsAttention })}</h3>
            {reasons.map(({ code, message, count }) => (
              <p key={code} className={classes['remark']}>
                <StatusMark meaning="atRisk" label={formatCount(count)} /> {reasonText(code, message)}
              </p>
            ))}
            <p className={classes['lead']}>
              {unknownPartners > 0
                ? t(($) => $.import.preview.unknownPartners, { count: unknownPartners })
                : t(($) => $.import.preview.attentionNote)}
            </p>
          </div>
        ) : null}
      </div>
      <PlannedRows rows={rows} />
    </section>
  );
};
