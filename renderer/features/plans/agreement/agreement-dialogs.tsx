import type { Plan } from '#shared/api/plans.ts';
import { CloseDialog } from './close-dialog.tsx';
import { CompareDialog } from './compare-dialog.tsx';
import { DropDialog } from './drop-dialog.tsx';
import { ReviseDialog } from './revise-dialog.tsx';
import { SignDialog } from './sign-dialog.tsx';
import type { AgreementDialog } from './use-agreement.ts';

type AgreementDialogsProps = { plan: Plan; dialog: AgreementDialog | null; onClose(): void };

/** The dialog of the step that is being taken. */
export const AgreementDialogs = ({ plan, dialog, onClose }: AgreementDialogsProps) => {
  switch (dialog) {
    case 'sign':
      return <SignDialog plan={plan} onClose={onClose} />;
    case 'revise':
      return <ReviseDialog plan={plan} onClose={onClose} />;
    case 'drop':
      return <DropDialog plan={plan} onClose={onClose} />;
    case 'close':
      return <CloseDialog plan={plan} onClose={onClose} />;
    case 'compare':
      return <CompareDialog plan={plan} onClose={onClose} />;
    case null:
      return null;
  }
};
