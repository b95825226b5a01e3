import type { PlanRemoval, PlanShare } from '#shared/api/plan-files.ts';
import type { PlanContent } from '../model.ts';
import type { PlanPaper } from './paper.ts';

const written = (texts: ReadonlyArray<string | null>): number => texts.filter((text) => (text ?? '').trim() !== '').length;

/** The content without what we say among ourselves. */
const openContent = (content: PlanContent, share: ReadonlySet<PlanShare>): PlanContent => {
  const { terms } = content;
  return {
    ...content,
    terms: {
      ...terms,
      ...(share.has('weaknesses') ? {} : { weaknesses: '', threats: '' }),
      ...(share.has('competitors') ? {} : { competitors: [] }),
      targetAccounts: share.has('accountNotes') ? terms.targetAccounts : terms.targetAccounts.map(({ name }) => ({ name, note: '' })),
    },
    objectives: content.objectives.map((objective) => ({ ...objective, note: '' })),
    milestones: content.milestones.map((milestone) => ({ ...milestone, evidence: null })),
  };
};

/**
 * What the partner gets of a plan: nothing that is ours alone. Whatever is written from the copy, into a file of any kind, cannot carry what was taken out. `removed` says
 * what that was; `share` what is left in although it is internal by default.
 */
export const planPartnerCopy = (given: PlanPaper, share: readonly PlanShare[]): { copy: PlanPaper; removed: PlanRemoval[] } => {
  const { plan, tracking, commitments } = given;
  const { terms, objectives, milestones } = plan.content;
  const shared = new Set(share);
  const removed: PlanRemoval[] = [
    { what: 'note', count: written([plan.note]) },
    { what: 'closing', count: written([plan.closing]) },
    { what: 'comments', count: plan.comments.length },
    { what: 'objectiveNotes', count: written(objectives.map(({ note }) => note)) },
    { what: 'evidence', count: written(milestones.map(({ evidence }) => evidence)) },
    { what: 'reasons', count: commitments.filter(({ reason, evidence }) => written([reason, evidence]) > 0).length },
    { what: 'weaknesses', count: shared.has('weaknesses') ? 0 : Math.min(1, written([terms.weaknesses, terms.threats])) },
    { what: 'competitors', count: shared.has('competitors') ? 0 : terms.competitors.length },
    { what: 'accountNotes', count: shared.has('accountNotes') ? 0 : written(terms.targetAccounts.map(({ note }) => note)) },
    { what: 'forecast', count: tracking.objectives.some(({ forecast }) => forecast !== null) ? 1 : 0 },
    { what: 'owner', count: plan.owner === null ? 0 : 1 },
  ];
  const copy: PlanPaper = {
    ...given,
    plan: {
      ...plan,
      note: '',
      closing: '',
      comments: [],
      owner: null,
      ownerId: null,
      revisionReason: null,
      signatures: plan.signatures.map((one) => ({ ...one, recordedBy: null })),
      versions: plan.versions.map((one) => ({ ...one, author: null, reason: null })),
      content: openContent(plan.content, shared),
    },
    tracking: {
      ...tracking,
      objectives: tracking.objectives.map((one) => ({
        ...one,
        forecast: null,
        quarters: one.quarters.map((quarter) => ({ ...quarter, reason: null })),
      })),
    },
    // why a promise ended as it did is ours
    commitments: commitments.map((one) => ({ ...one, reason: null, evidence: null, partnerOwner: null })),
  };
  return { copy, removed: removed.filter(({ count }) => count > 0) };
};
