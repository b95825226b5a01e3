import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Plan } from '#shared/api/plans.ts';
import { useQuery } from '#renderer/state/use-query.ts';
import { useKeepFocus } from '#renderer/ui/keep-focus.ts';
import { AgreementDialogs } from './agreement-dialogs.tsx';
import { agreementSteps, type AgreementStep } from './agreement-steps.ts';
import classes from './agreement.module.css';
import { SignatureStanding } from './signature-standing.tsx';
import { StageBar } from './stage-bar.tsx';
import { useAgreement } from './use-agreement.ts';
import { useAgreementCommands } from './use-agreement-commands.ts';

/** How far the plan has come, who has signed, and what comes next. */
export const AgreementBar = ({ plan }: { plan: Plan }) => {
  const { t } = useTranslation();
  const { take, isBusy, dialog, close } = useAgreement(plan);
  const { data: program } = useQuery('settings.program', {});
  const { next, others } = agreementSteps(plan, program?.asOf ?? plan.content.terms.startsOn);
  const button = useKeepFocus<HTMLButtonElement>(isBusy);
  useAgreementCommands([next, ...others], (step) => void take(step));
  const label = (step: AgreementStep): string => t(($) => $.planAgreement.action[step], { revision: plan.revision });
  const current = plan.signatures.filter(({ isCurrent }) => isCurrent);
  const [only] = current;
  return (
    <div className={classes['bar']}>
      <StageBar stage={plan.stage} hasAgreed={plan.agreedRevision !== null} />
      <div className={classes['line']}>
        {current.length === 1 && only && !plan.locked ? (
          <span>{t(($) => $.planAgreement.signed.one, { side: t(($) => $.planAgreement.signed.by[only.side]) })}</span>
        ) : null}
        {current.length > 0 ? (
          <SignatureStanding signature={{ waits: current.some(({ waits }) => waits) }} connected={plan.connected} />
        ) : null}
        <Button ref={button} variant={next === 'revise' ? 'default' : 'filled'} loading={isBusy} onClick={() => void take(next)}>
          {label(next)}
        </Button>
        {others.length === 0 ? null : (
          <Menu position="bottom-end">
            <Menu.Target>
              <ActionIcon aria-label={t(($) => $.planAgreement.more)}>
                <IconDots size={16} aria-hidden />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              {others.map((step) => (
                <Menu.Item key={step} {...(step === 'drop' ? { color: 'red' } : {})} onClick={() => void take(step)}>
                  {label(step)}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        )}
      </div>
      <AgreementDialogs plan={plan} dialog={dialog} onClose={close} />
    </div>
  );
};
