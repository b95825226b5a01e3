import { fingerprintOf } from '#core/qbr/fingerprint.ts';
import type { IsoDate } from '#shared/domain/dates.ts';
import type { PlanContent, PlanTerms } from '#shared/plan/model.ts';
import { signedPart } from '#shared/plan/signed.ts';
import type { TableName } from '#core/db/schema.ts';
import type { Here, Row } from '../here.ts';

type Hung = { partnerId: string; planId: string };

/** The columns of a plan's terms. */
export const termColumns = (terms: PlanTerms): Row => ({
  year: terms.year,
  name: terms.name,
  grade: terms.grade,
  calendar: terms.calendar,
  starts_on: terms.startsOn,
  ends_on: terms.endsOn,
  currency: terms.currency,
  partner_contact: terms.partnerContact,
  vendor_sponsor: terms.vendorSponsor,
  partner_sponsor: terms.partnerSponsor,
  baseline: terms.baseline,
  vision: terms.vision,
  strategy: terms.strategy,
  strengths: terms.strengths,
  weaknesses: terms.weaknesses,
  opportunities: terms.opportunities,
  threats: terms.threats,
  competitors: JSON.stringify(terms.competitors),
  target_accounts: JSON.stringify(terms.targetAccounts),
  markets: JSON.stringify(terms.markets),
  season: terms.season === null ? null : JSON.stringify(terms.season),
  plan_rates: JSON.stringify(terms.rates),
  rates_on: terms.ratesOn,
});

/** Puts rows of a table aside for a partner. */
export const put = ({ rows }: Pick<Here, 'rows'>, table: TableName, list: readonly Row[]): void => {
  rows.set(table, [...(rows.get(table) ?? []), ...list]);
};

const snake = (field: string): string => field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
/** A plain item as columns: its fields in the names of the store. */
const columnsOf = (item: object, position: number, { partnerId, planId }: Hung): Row => ({
  ...Object.fromEntries(Object.entries(item).map(([field, value]) => [snake(field), Array.isArray(value) ? JSON.stringify(value) : value])),
  partner_id: partnerId,
  plan_id: planId,
  position,
});

const objectiveColumns = ({ start, targets, actuals, ...item }: PlanContent['objectives'][number]): object => ({
  ...item,
  start_value: start,
  ...Object.fromEntries([
    ...targets.map((value, at) => [`q${at + 1}_target`, value]),
    ...actuals.map((value, at) => [`q${at + 1}_actual`, value]),
  ]),
});

/** The items of a plan. */
export const putItems = (here: Here, planId: string, content: PlanContent): void => {
  const hung = { partnerId: here.partnerId, planId };
  put(
    here,
    'plan_objective',
    content.objectives.map((item, at) => columnsOf(objectiveColumns(item), at, hung)),
  );
  put(
    here,
    'plan_initiative',
    content.initiatives.map((item, at) => columnsOf(item, at, hung)),
  );
  put(
    here,
    'plan_milestone',
    content.milestones.map((item, at) => columnsOf(item, at, hung)),
  );
  put(
    here,
    'plan_investment',
    content.investments.map((item, at) => columnsOf(item, at, hung)),
  );
};

type Signing = {
  number: number;
  on: IsoDate;
  reason?: string;
  sides: ReadonlyArray<'vendor' | 'partner'>;
};

/** A version with those who signed it. Answers its fingerprint. */
export const putVersion = (here: Here, planId: string, content: PlanContent, { number, on, reason, sides }: Signing): string => {
  const { ground, partnerId, owner, contacts } = here;
  const hung = { partner_id: partnerId, plan_id: planId };
  const print = fingerprintOf(signedPart(content));
  const base = number > 1 ? number - 1 : null;
  put(here, 'plan_revision', [
    {
      id: ground.newId(),
      ...hung,
      number,
      base,
      print,
      content: JSON.stringify(content),
      reason: reason ?? null,
      author: owner.name,
      made_on: on,
    },
  ]);
  put(
    here,
    'plan_signature',
    sides.map((side) => ({
      id: ground.newId(),
      ...hung,
      revision: number,
      print,
      side,
      name: side === 'vendor' ? owner.name : (contacts[0]?.name ?? here.story.name),
      role: side === 'vendor' ? 'Channel account manager' : 'For the partner',
      signed_at: Date.parse(`${on}T${side === 'vendor' ? '14:00' : '14:05'}:00Z`),
      signed_on: on,
      recorded_by: owner.name,
    })),
  );
  return print;
};
