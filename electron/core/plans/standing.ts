import type { IsoDate } from '#shared/domain/dates.ts';
import type { PlanContent } from '#shared/plan/model.ts';
import { planNames } from '#shared/text/en/plan-names.ts';
import { printOf } from './fingerprint.ts';
import type { PlanRow } from './read-content.ts';
import { agreedDay, type SignatureRow } from './versions.ts';

/** The columns of a plan in which it stands otherwise than its row says. */
export type Standing = Partial<Pick<PlanRow, 'state' | 'revision' | 'revision_reason' | 'agreed_revision' | 'agreed_print' | 'agreed_on'>>;

/** The text of a version that both sides signed; of several the one that stands now, else the last one. Null: there is none. */
const signedText = (signatures: readonly SignatureRow[], revision: number, print: string): { print: string; on: IsoDate } | null => {
  const prints = new Set(signatures.flatMap((one) => (one.revision === revision ? [one.print] : [])));
  const agreed = [...prints].flatMap((of) => {
    const on = agreedDay(signatures, { revision, print: of });
    return on === null ? [] : [{ print: of, on }];
  });
  return agreed.find((one) => one.print === print) ?? agreed.toSorted((a, b) => (a.on < b.on ? -1 : 1)).at(-1) ?? null;
};

/**
 * What follows from records of several devices and no device could write by itself. Both sides signed the same text, each on its own device: it is agreed. What was signed
 * was changed on another device meanwhile: the change is the next revision, and what was signed stays in force.
 */
export const standingOf = (row: PlanRow, content: PlanContent, signatures: readonly SignatureRow[]): Standing => {
  if (row.state === 'closed') return {};
  const next = (agreed: number): Standing => ({ state: 'draft', revision: agreed + 1, revision_reason: planNames.merged });
  if (row.state === 'agreed') return row.agreed_revision === null || printOf(content) === row.agreed_print ? {} : next(row.agreed_revision);
  if (new Set(signatures.flatMap(({ revision, side }) => (revision === row.revision ? [side] : []))).size < 2) return {};
  const print = printOf(content);
  const signed = signedText(signatures, row.revision, print);
  if (signed === null) return {};
  const agreed = { agreed_revision: row.revision, agreed_print: signed.print, agreed_on: signed.on };
  return signed.print === print ? { state: 'agreed', ...agreed } : { ...next(row.revision), ...agreed };
};
