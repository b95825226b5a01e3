import { useTranslation } from 'react-i18next';
import type { Entry } from '#shared/api/partner-records.ts';
import { formatDate, formatMinor, formatRatio } from '#renderer/ui/format.ts';
import { ShareBar } from '#renderer/ui/share-bar.tsx';
import { StatusMark } from '#renderer/ui/status-mark.tsx';
import { textOf } from '../records/entry-text.ts';
import { useEntries } from '../records/use-entries.ts';
import tables from '../table.module.css';
import classes from './marketing.module.css';
import { mdfChain } from './mdf-chain.ts';

const steps = ['allocated', 'committed', 'approved', 'paid', 'remaining'] as const;

/** Where the money of one allocation is: one bar for the whole, and the table behind it. */
export const MdfChainView = ({ allocation }: { allocation: Entry }) => {
  const { t } = useTranslation();
  const requests = useEntries('mdf_request');
  const claims = useEntries('mdf_claim');
  if (!requests || !claims) return null;
  const chain = mdfChain(allocation, requests, claims);
  if (!chain) return null;
  const { currency, allocated, committed, approved, paid, remaining } = chain;
  const money = (minor: number): string => formatMinor(minor, currency);
  const program = textOf(allocation.values['program']) ?? '';
  const expires = textOf(allocation.values['expiresOn']);
  return (
    <div className={classes['chain']}>
      <h3>{t(($) => $.partner.mdf.title, { program })}</h3>
      <ShareBar
        label={t(($) => $.partner.mdf.alt, {
          program,
          allocated: money(allocated),
          committed: money(committed),
          approved: money(approved),
          paid: money(paid),
          remaining: money(remaining),
          currency,
        })}
        parts={[
          { key: 'paid', name: t(($) => $.partner.mdf.part.paid), value: paid },
          { key: 'approved', name: t(($) => $.partner.mdf.part.approved), value: approved - paid },
          { key: 'committed', name: t(($) => $.partner.mdf.part.committed), value: committed - approved },
          { key: 'remaining', name: t(($) => $.partner.mdf.part.remaining), value: remaining, isRest: true },
        ]}
        text={money}
      />
      <div className={tables['scroll']}>
        <table className={tables['table']}>
          <thead>
            <tr>
              <th scope="col">{t(($) => $.partner.mdf.step)}</th>
              <th scope="col">{t(($) => $.partner.mdf.amount, { currency })}</th>
              <th scope="col">{t(($) => $.partner.mdf.share)}</th>
              <th scope="col" data-align="left">
                {t(($) => $.partner.mdf.meaning)}
              </th>
            </tr>
          </thead>
          <tbody>
            {steps.map((step) => (
              <tr key={step}>
                <th scope="row">{t(($) => $.partner.mdf.name[step])}</th>
                <td>{money(chain[step])}</td>
                <td>{allocated === 0 ? '–' : formatRatio(chain[step] / allocated)}</td>
                <td data-align="left" className={tables['unset']}>
                  {t(($) => $.partner.mdf.means[step])}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {remaining < 0 ? <StatusMark meaning="offTrack" label={t(($) => $.partner.mdf.over)} /> : null}
      {expires !== null && remaining > 0 && allocation.standing === 'expiring' ? (
        <StatusMark
          meaning="atRisk"
          label={t(($) => $.partner.mdf.expires, { amount: money(remaining), currency, date: formatDate(expires) })}
        />
      ) : null}
    </div>
  );
};
