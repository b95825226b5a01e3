import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Plan } from '#shared/api/plans.ts';
import { flushDrafts } from '#renderer/state/drafts.ts';
import { useCommand } from '#renderer/state/use-command.ts';
import { useNotice } from '#renderer/state/use-notice.tsx';
import type { AgreementStep } from './agreement-steps.ts';

/** The steps that ask something first. */
export type AgreementDialog = Extract<AgreementStep, 'sign' | 'revise' | 'drop' | 'close' | 'compare'>;

const moves = { review: 'in_review', share: 'shared', draft: 'draft' } as const;

/** Takes the steps of an agreement: at once, or by opening the dialog that asks first. What the core refuses is shown in its words. */
export const useAgreement = ({ id }: Pick<Plan, 'id'>) => {
  const { t } = useTranslation();
  const { done, failed } = useNotice();
  const move = useCommand('plans.move');
  const reopen = useCommand('plans.reopen');
  const [dialog, setDialog] = useState<AgreementDialog | null>(null);
  const take = async (step: AgreementStep): Promise<void> => {
    // what is being typed belongs into what is shown, shared or signed
    await flushDrafts();
    switch (step) {
      case 'review':
      case 'share':
      case 'draft': {
        const reply = await move.run({ id, to: moves[step] });
        if (!reply.ok) return failed(reply.error);
        return done(
          t(($) => $.planAgreement.done[step]),
          reply.data.undoId,
        );
      }
      case 'reopen': {
        const reply = await reopen.run({ id });
        if (!reply.ok) return failed(reply.error);
        return done(
          t(($) => $.planAgreement.done.reopen),
          reply.data.undoId,
        );
      }
      default:
        setDialog(step);
    }
  };
  return { take, isBusy: move.isRunning || reopen.isRunning, dialog, close: () => setDialog(null) };
};
