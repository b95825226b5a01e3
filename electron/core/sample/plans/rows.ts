import type { TableName } from '#core/db/schema.ts';
import { itemColumns, itemTables } from '#core/plans/columns.ts';
import { printOf } from '#core/plans/fingerprint.ts';
import type { IsoDate } from '#shared/domain/dates.ts';
import { type PlanContent, PlanItemKind, planLists } from '#shared/plan/model.ts';
import type { Here, Row } from '../here.ts';

/** Puts rows of a table aside for a partner. */
export const put = ({ rows }: Pick<Here, 'rows'>, table: TableName, list: readonly Row[]): void => {
  rows.set(table, [...(rows.get(table) ?? []), ...list]);
};

/** The items of a plan, in the columns in which the app itself keeps them. */
export const putItems = (here: Here, planId: string, content: PlanContent): void => {
  for (const kind of PlanItemKind.options) {
    const items = content[planLists[kind]].map(
      (item, position): Row => ({ ...itemColumns(item), id: item.id, partner_id: here.partnerId, plan_id: planId, position }),
    );
    put(here, itemTables[kind], items);
  }
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
  const print = printOf(content);
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
