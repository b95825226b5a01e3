import type { AgreementStep } from './agreement-steps.ts';
import { useCommandHandler } from '#renderer/state/command-handlers.ts';

/** Offers the steps that are possible now in the palette and in the menus. */
export const useAgreementCommands = (possible: readonly AgreementStep[], take: (step: AgreementStep) => void): void => {
  const handler = (step: AgreementStep) => (possible.includes(step) ? () => take(step) : null);
  useCommandHandler('plan.review', handler('review'));
  useCommandHandler('plan.share', handler('share'));
  useCommandHandler('plan.draft', handler('draft'));
  useCommandHandler('plan.sign', handler('sign'));
  useCommandHandler('plan.revise', handler('revise'));
  useCommandHandler('plan.drop', handler('drop'));
  useCommandHandler('plan.close', handler('close'));
  useCommandHandler('plan.reopen', handler('reopen'));
  useCommandHandler('plan.compare', handler('compare'));
};
