import { useTranslation } from 'react-i18next';
import type { Qbr } from '#shared/api/qbrs.ts';
import type { IsoDate } from '#shared/domain/dates.ts';
import type { Earlier } from '#shared/qbr/earlier.ts';
import { formatDate } from '#renderer/ui/format.ts';
import { CommitmentLine } from './commitment-line.tsx';
import classes from './outcome.module.css';
import type { SettleDialogType } from './settle-dialog-type.ts';

type EarlierListProps = { qbr: Qbr; earlier: readonly Earlier[]; asOf: IsoDate; Settle: SettleDialogType };

/** What both sides promised before, with what became of it; what was due by the review is settled here before it closes. */
export const EarlierList = ({ qbr, earlier, asOf, Settle }: EarlierListProps) => {
  const { t } = useTranslation();
  const left = earlier.filter((one) => one.isUnsettled).length;
  return (
    <section className={classes['part']} aria-labelledby="review-earlier">
      <h2 id="review-earlier">{t(($) => $.qbr.outcome.earlier.title)}</h2>
      <p className={classes['hint']}>
        {left > 0
          ? t(($) => $.qbr.outcome.earlier.left, { count: left })
          : t(($) => $.qbr.outcome.earlier[qbr.state === 'closed' ? 'closed' : 'settled'])}
      </p>
      <div className={classes['pair']}>
        {(['vendor', 'partner'] as const).map((side) => {
          const own = earlier.filter(({ commitment }) => commitment.side === side);
          return (
            <div key={side}>
              <h3 className={classes['side']}>{t(($) => $.partner.commitments[side === 'vendor' ? 'ours' : 'theirs'])}</h3>
              {own.length === 0 ? <p className={classes['none']}>{t(($) => $.qbr.outcome.earlier.none)}</p> : null}
              <ul className={classes['list']}>
                {own.map(({ commitment, replacedBy }) => (
                  <CommitmentLine key={commitment.id} commitment={commitment} asOf={asOf} Settle={Settle}>
                    {replacedBy?.dueOn ? (
                      <span>{t(($) => $.qbr.outcome.earlier.newDate, { date: formatDate(replacedBy.dueOn) })}</span>
                    ) : null}
                  </CommitmentLine>
                ))}
              </ul>
            </div>
          );
        })}
      </div>
    </section>
  );
};
