import type { PlanTerms } from '../model.ts';
import type { BookContext } from './book.ts';
import type { CellType } from './cell-type.ts';

/** A line of the sheet of terms. `isFixed`: it is not changed in a workbook. */
export type TermRow = { field: string; label: string; value: unknown; type: CellType; isFixed: boolean };

const text: CellType = { kind: 'text' };
const date: CellType = { kind: 'date' };
const lines: CellType = { kind: 'lines' };

/** Fields of the terms that a workbook may change, and how each is written. */
const editable = [
  ['name', text],
  ['partnerContact', text],
  ['vendorSponsor', text],
  ['partnerSponsor', text],
  ['vision', text],
  ['strategy', text],
  ['baseline', text],
  ['strengths', text],
  ['weaknesses', text],
  ['opportunities', text],
  ['threats', text],
  ['markets', lines],
  ['competitors', lines],
] as const satisfies ReadonlyArray<readonly [keyof PlanTerms, CellType]>;
export type EditableTerm = (typeof editable)[number][0];

/** What the partner's copy says nothing of has no line either, so that an empty cell cannot come back as a deletion. */
const isWithheld = (field: EditableTerm, { audience, paper }: BookContext): boolean => {
  const { weaknesses, threats, competitors } = paper.plan.content.terms;
  if (audience === 'internal') return false;
  if (field === 'weaknesses' || field === 'threats') return weaknesses === '' && threats === '';
  return field === 'competitors' && competitors.length === 0;
};

/** The lines of the sheet of terms: what the plan is, which stays as it is, then what can be written. */
export const termRows = (context: BookContext): TermRow[] => {
  const { paper, say } = context;
  const { plan } = paper;
  const { terms } = plan.content;
  const fixed = (field: string, value: unknown, type: CellType = text): TermRow => ({
    field,
    label: say(`term.${field}` as 'term.partner'),
    value,
    type,
    isFixed: true,
  });
  return [
    fixed('partner', plan.partner),
    fixed('year', String(terms.year)),
    fixed('stage', say(`stage.${plan.stage}`)),
    fixed('revision', String(plan.revision)),
    fixed('startsOn', terms.startsOn, date),
    fixed('endsOn', terms.endsOn, date),
    fixed('currency', terms.currency),
    ...editable
      .filter(([field]) => !isWithheld(field, context))
      .map(([field, type]): TermRow => ({ field, label: say(`term.${field}`), value: terms[field], type, isFixed: false })),
  ];
};
