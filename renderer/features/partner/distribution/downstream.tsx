import { useTranslation } from 'react-i18next';
import { useQuery } from '#renderer/state/use-query.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { formatMoney } from '#renderer/ui/format.ts';
import { PartnerLink } from '../partner-facts.tsx';
import { usePartnerPage } from '../partner-page-context.tsx';
import { useRecordWords } from '../records/use-record-words.ts';
import tables from '../table.module.css';

/** The partners below, as the visibility rules let a CAM see them; those that may not be seen show in the sum alone. */
export const Downstream = () => {
  const { t } = useTranslation();
  const { partner, program } = usePartnerPage();
  const words = useRecordWords();
  const { data } = useQuery('entries.downstream', { partnerId: partner.id });
  if (!data || data.total === 0) return null;
  const money = (amounts: ReadonlyArray<{ minor: number; currency: string }> | undefined): string =>
    amounts === undefined ? '' : amounts.length === 0 ? '–' : amounts.map(({ minor, currency }) => formatMoney(minor, currency)).join(', ');
  const tierOf = (key: string | null | undefined): string => program.tiers.find((tier) => tier.key === key)?.label ?? key ?? '';
  return (
    <>
      <div className={tables['scroll']}>
        <table className={tables['table']} aria-label={t(($) => $.partner.distribution.downstream)}>
          <thead>
            <tr>
              <th scope="col">{t(($) => $.partner.distribution.reseller)}</th>
              <th scope="col" data-align="left">
                {words.field('hierarchy_link', 'relation')}
              </th>
              <th scope="col" data-align="left">
                {t(($) => $.partner.field.tier)}
              </th>
              <th scope="col">{t(($) => $.partner.distribution.twelveMonths)}</th>
            </tr>
          </thead>
          <tbody>
            {data.rows.map(({ id, name, relation, tier, sellThrough }) => (
              <tr key={id}>
                <th scope="row">
                  {name === undefined ? (
                    <span className={tables['unset']}>{t(($) => $.partner.distribution.unnamed)}</span>
                  ) : (
                    <PartnerLink id={id} name={name} />
                  )}
                </th>
                <td data-align="left">{words.choice(relation)}</td>
                <td data-align="left">{tierOf(tier)}</td>
                <td>{money(sellThrough)}</td>
              </tr>
            ))}
            <tr className={tables['total']}>
              <th scope="row">{t(($) => $.partner.distribution.all, { count: data.total })}</th>
              <td />
              <td />
              <td>{money(data.sellThrough)}</td>
            </tr>
          </tbody>
        </table>
      </div>
      {data.hidden > 0 ? (
        <EmptyState
          kind="no-rights"
          isLine
          title={t(($) => $.partner.distribution.hidden, { count: data.hidden })}
          text={t(($) => $.partner.distribution.hiddenText)}
        />
      ) : null}
    </>
  );
};
