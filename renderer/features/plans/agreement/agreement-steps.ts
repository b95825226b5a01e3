import type { Plan } from '#shared/api/plans.ts';
import type { IsoDate } from '#shared/domain/dates.ts';

/** What can be done to bring a plan on. */
export type AgreementStep = 'review' | 'share' | 'draft' | 'sign' | 'revise' | 'drop' | 'close' | 'reopen' | 'compare';

type Standing = Pick<Plan, 'state' | 'agreedRevision' | 'versions'> & { content: { terms: { endsOn: IsoDate } } };

const next = { draft: 'review', in_review: 'share', shared: 'sign', closed: 'reopen' } as const;

/** The one step that comes next, and the others that are possible, in the order in which one thinks of them. A plan whose year is over is closed next; before that it may be revised. */
export const agreementSteps = (
  { state, agreedRevision, versions, content: { terms } }: Standing,
  asOf: IsoDate,
): { next: AgreementStep; others: AgreementStep[] } => {
  const first: AgreementStep = state === 'agreed' ? (terms.endsOn < asOf ? 'close' : 'revise') : next[state];
  const isWritten = state === 'draft' || state === 'in_review' || state === 'shared';
  const possible: AgreementStep[] = [
    ...(isWritten ? (['sign', 'review', 'share', 'draft'] as const).filter((step) => step !== back[state]) : []),
    ...(isWritten && agreedRevision !== null ? (['drop'] as const) : []),
    ...(state === 'agreed' ? (['revise'] as const) : []),
    ...(state === 'closed' ? [] : (['close'] as const)),
    ...(versions.length > 0 ? (['compare'] as const) : []),
  ];
  return { next: first, others: possible.filter((step) => step !== first) };
};

/** The step that would lead to where the plan is already. */
const back = { draft: 'draft', in_review: 'review', shared: 'share' } as const;
