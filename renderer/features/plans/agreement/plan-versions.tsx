import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Plan, PlanVersion } from '#shared/api/plans.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { formatDate, formatTime } from '#renderer/ui/format.ts';
import { CompareDialog } from './compare-dialog.tsx';
import { Fingerprint } from './fingerprint.tsx';
import { SignatureStanding } from './signature-standing.tsx';
import classes from './versions.module.css';

const standingOf = ({ agreedOn, number }: PlanVersion, agreedRevision: number | null): 'inForce' | 'replaced' | 'half' =>
  agreedOn === null ? 'half' : number === agreedRevision ? 'inForce' : 'replaced';

/** How a plan ended: on which day, and what both sides took from it. */
const Closing = ({ plan: { closedOn, closing } }: { plan: Plan }) => {
  const { t } = useTranslation();
  if (closedOn === null) return null;
  return (
    <div className={classes['closing']}>
      <h3>{t(($) => $.planAgreement.versions.closed, { date: formatDate(closedOn) })}</h3>
      <p>{closing.trim() === '' ? t(($) => $.planAgreement.versions.noClosing) : closing}</p>
    </div>
  );
};

/** Every text that somebody signed, newest first: its fingerprint, who signed it when, and whether it is still whole. */
export const PlanVersions = ({ plan }: { plan: Plan }) => {
  const { t } = useTranslation();
  const [comparing, setComparing] = useState<number | null>(null);
  const { versions, signatures, agreedRevision, connected } = plan;
  if (versions.length === 0)
    return (
      <>
        <Closing plan={plan} />
        <EmptyState
          kind="nothing"
          isLine
          title={t(($) => $.planAgreement.versions.none.title)}
          text={t(($) => $.planAgreement.versions.none.text)}
        />
      </>
    );
  const newestFirst = versions.toSorted((a, b) => b.number - a.number || b.madeOn.localeCompare(a.madeOn));
  return (
    <>
      <Closing plan={plan} />
      {versions.every(({ isIntact }) => isIntact) ? null : (
        <p role="alert" className={classes['damaged']}>
          {t(($) => $.planAgreement.versions.damagedLong)}
        </p>
      )}
      <div className={classes['scroll']}>
        <table className={classes['table']} aria-label={t(($) => $.planAgreement.versions.label)}>
          <thead>
            <tr>
              <th scope="col">{t(($) => $.planAgreement.versions.revision)}</th>
              <th scope="col">{t(($) => $.planAgreement.versions.standing)}</th>
              <th scope="col">{t(($) => $.planAgreement.versions.who)}</th>
              <th scope="col">{t(($) => $.planAgreement.versions.why)}</th>
              <th scope="col">{t(($) => $.planAgreement.versions.print)}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {newestFirst.map((version) => {
              const { number, print, reason, madeOn, agreedOn, isIntact } = version;
              const own = signatures.filter((one) => one.revision === number && one.print === print);
              return (
                <tr key={`${number} ${print}`}>
                  <th scope="row">
                    {number}
                    <span className={classes['under']}>{formatDate(madeOn)}</span>
                  </th>
                  <td>
                    {t(($) => $.planAgreement.versions[standingOf(version, agreedRevision)])}
                    {agreedOn === null ? null : (
                      <span className={classes['under']}>
                        {t(($) => $.planAgreement.versions.agreedOn, { date: formatDate(agreedOn) })}
                      </span>
                    )}
                  </td>
                  <td>
                    {own.map((signature) => (
                      <span key={signature.id} className={classes['signature']}>
                        {t(($) => $.planAgreement.versions.by, {
                          side: t(($) => $.planAgreement.versions.sides[signature.side]),
                          name: signature.name,
                          role: signature.role,
                        })}
                        <span className={classes['when']}>
                          {formatTime(signature.signedAt)}
                          <SignatureStanding signature={signature} connected={connected} />
                        </span>
                      </span>
                    ))}
                  </td>
                  <td>{reason ?? (number === 1 ? t(($) => $.planAgreement.versions.firstReason) : '')}</td>
                  <td>
                    <Fingerprint print={print} short />
                    <span className={classes['whole']} data-intact={isIntact}>
                      {isIntact ? (
                        <IconCheck size={12} stroke={2.25} aria-hidden />
                      ) : (
                        <IconAlertTriangle size={12} stroke={2} aria-hidden />
                      )}
                      {t(($) => (isIntact ? $.planAgreement.versions.intact : $.planAgreement.versions.damaged))}
                    </span>
                  </td>
                  <td>
                    <Button
                      variant="default"
                      size="compact-xs"
                      aria-label={t(($) => $.planAgreement.versions.compareNamed, { revision: number })}
                      onClick={() => setComparing(number)}
                    >
                      {t(($) => $.planAgreement.versions.compare)}
                    </Button>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {comparing === null ? null : <CompareDialog plan={plan} from={comparing} onClose={() => setComparing(null)} />}
    </>
  );
};
