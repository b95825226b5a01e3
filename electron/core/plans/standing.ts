import type { PlanContent } from '#shared/plan/model.ts';
import { planNames } from '#shared/text/en/plan-names.ts';
import { printOf } from './fingerprint.ts';
import type { PlanRow } from './read-content.ts';
import { agreedDay, type SignatureRow } from './versions.ts';

/** The columns of a plan in which it stands otherwise than its row says. */
export type Standing = Partial<Pick<PlanRow, 'state' | 'revision' | 'revision_reason' | 'agreed_revision' | 'agreed_print' | 'agreed_on'>>;

/**
 * What follows from records of several devices and no device could write by itself. Both sides signed the same text, each on its own device: it is agreed. What was signed
 * was changed on another device meanwhile: the change is the next revision, and what was signed stays in force.
 */
export const standingOf = (row: PlanRow, content: PlanContent, signatures: readonly SignatureRow[]): Standing => {
  if (row.state === 'closed') return {};
  if (row.state === 'agreed') {
    if (row.agreed_revision === null || printOf(content) === row.agreed_print) return {};
    return { state: 'draft', revision: row.agreed_revision + 1, revision_reason: planNames.merged };
  }
  const ofRevision = signatures.filter(({ revision }) => revision === row.revision);
  if (new Set(ofRevision.map(({ side }) => side)).size < 2) return {};
  const print = printOf(content);
  const agreedOn = agreedDay(ofRevision, { revision: row.revision, print });
  return agreedOn === null ? {} : { state: 'agreed', agreed_revision: row.revision, agreed_print: print, agreed_on: agreedOn };
};
