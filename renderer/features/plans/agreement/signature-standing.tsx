import { IconClockPause, IconCloudCheck, IconDeviceLaptop } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { PlanSignature } from '#shared/api/plans.ts';
import classes from './agreement.module.css';

/** Where a signature counts: the server has it, it waits to be sent there, or there is no server. */
export const SignatureStanding = ({ signature: { waits }, connected }: { signature: Pick<PlanSignature, 'waits'>; connected: boolean }) => {
  const { t } = useTranslation();
  const [Icon, words, why] = !connected
    ? [IconDeviceLaptop, t(($) => $.planAgreement.signed.device), t(($) => $.planAgreement.signed.deviceLong)]
    : waits
      ? [IconClockPause, t(($) => $.planAgreement.signed.waits), t(($) => $.planAgreement.signed.waitsLong)]
      : [IconCloudCheck, t(($) => $.planAgreement.signed.server), undefined];
  return (
    <span className={classes['where']} title={why} data-waits={(connected && waits) || undefined}>
      <Icon size={14} stroke={1.75} aria-hidden />
      {words}
    </span>
  );
};
