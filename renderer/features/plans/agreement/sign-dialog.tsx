import { Button, Modal } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Plan } from '#shared/api/plans.ts';
import { useQuery } from '#renderer/state/use-query.ts';
import { formatDate } from '#renderer/ui/format.ts';
import { useReturnFocus } from '#renderer/ui/use-return-focus.ts';
import { Fingerprint } from './fingerprint.tsx';
import { SignInvestments } from './sign-investments.tsx';
import { SignObjectives } from './sign-objectives.tsx';
import { SignPanel } from './sign-panel.tsx';
import { signingOf } from './signing.ts';
import classes from './sign.module.css';

/**
 * Signing in the room: the whole screen, to be turned to the partner, so nothing of ours alone is on it. What is signed stands on the left, in short and with its
 * fingerprint; on the right both sides sign, one after the other.
 */
export const SignDialog = ({ plan, onClose }: { plan: Plan; onClose(): void }) => {
  const { t } = useTranslation();
  useReturnFocus();
  const { data: program } = useQuery('settings.program', {});
  const { content, partner, revision, print, locked } = plan;
  const { terms, objectives, investments, milestones } = content;
  const signing = signingOf(plan);
  const next = signing.find(({ current }) => current === null)?.side;
  const company = program?.companyName || t(($) => $.planAgreement.sign.ourSide);
  const heading = program?.companyName || t(($) => $.planSteps.sideLong.vendor);
  const done = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // the form that had the keyboard is gone
    if (locked) done.current?.focus();
  }, [locked]);
  const kept = milestones.filter(({ state }) => state !== 'dropped');
  const last = kept
    .flatMap(({ dueOn }) => (dueOn === null ? [] : [dueOn]))
    .toSorted()
    .at(-1);
  const people = {
    vendor: terms.vendorSponsor ?? (program?.userName || (plan.owner ?? '')),
    partner: terms.partnerSponsor ?? terms.partnerContact ?? '',
  };
  const names = { vendor: company, partner };
  if (!program) return null;
  return (
    <Modal
      opened
      fullScreen
      onClose={onClose}
      returnFocus={false}
      title={t(($) => $.planAgreement.sign.title)}
      classNames={{ body: classes['body'] ?? '', header: classes['header'] ?? '' }}
    >
      <div className={classes['sheet']}>
        <div className={classes['top']}>
          <h2>{terms.name}</h2>
          <p>
            {`${partner} · `}
            {t(($) => $.planAgreement.sign.years, { from: formatDate(terms.startsOn), to: formatDate(terms.endsOn) })}
            {` · ${t(($) => $.planAgreement.sign.revision, { revision })}`}
          </p>
        </div>
        <h3>{t(($) => $.planAgreement.sign.objectives)}</h3>
        <SignObjectives objectives={objectives} year={terms.year} />
        <h3>{t(($) => $.planAgreement.sign.investments)}</h3>
        <SignInvestments investments={investments} currency={terms.currency} sides={{ ...names, vendor: heading }} />
        {kept.length === 0 ? null : (
          <p>
            {last === undefined
              ? t(($) => $.planAgreement.sign.milestonesUndated, { count: kept.length })
              : t(($) => $.planAgreement.sign.milestones, { count: kept.length, date: formatDate(last) })}
          </p>
        )}
        <p className={classes['quiet']}>{t(($) => $.planAgreement.sign.alsoSigned)}</p>
        <dl className={classes['fingerprint']}>
          <dt>{t(($) => $.planAgreement.sign.fingerprint)}</dt>
          <dd>
            <Fingerprint print={print} />
          </dd>
          <dd className={classes['quiet']}>{t(($) => $.planAgreement.sign.fingerprintHint)}</dd>
        </dl>
      </div>
      <div className={classes['panels']}>
        <p className={classes['lead']}>{t(($) => $.planAgreement.sign.lead)}</p>
        {signing.map((one) => (
          <SignPanel
            key={one.side}
            plan={plan}
            signing={one}
            company={names[one.side]}
            title={
              one.side === 'vendor' && program.companyName === ''
                ? t(($) => $.planAgreement.sign.ours)
                : t(($) => $.planAgreement.sign.oursNamed, { company: names[one.side] })
            }
            person={people[one.side]}
            isNext={one.side === next}
          />
        ))}
        {locked ? (
          <p role="status" className={classes['agreed']}>
            <IconLock size={16} stroke={1.75} aria-hidden />
            {t(($) => $.planAgreement.sign.agreed, { revision: plan.agreedRevision ?? revision })}
          </p>
        ) : null}
        <Button ref={done} size="sm" variant={locked ? 'filled' : 'default'} onClick={onClose}>
          {t(($) => (locked ? $.planAgreement.sign.done : $.planAgreement.sign.later))}
        </Button>
      </div>
    </Modal>
  );
};
