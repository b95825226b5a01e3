import { nameKey } from '#shared/domain/name-key.ts';
import type { Row, Rows } from './here.ts';
import { givenNames, surnames } from './invented-names.ts';
import { firstCam, people, products, teams } from './names.ts';
import type { Random } from './random.ts';

/** What the partners of a sample share: the vendor's people and its price list. */
export type SharedRows = { rows: Rows; owners: Array<{ id: string; name: string }>; operationsId: string; productIds: string[] };

const emailOf = (name: string): string => `${name.toLowerCase().replaceAll(' ', '.')}@vendor.example`;

/** People that larger samples need beyond those of the stories. */
const moreManagers = (random: Random, count: number): string[] => {
  const taken = new Set<string>(people.map(({ name }) => name));
  while (taken.size < people.length + count) taken.add(`${random.pick(givenNames)} ${random.pick(surnames)}`);
  return [...taken].slice(people.length);
};

/** Rows of the vendor's teams, people and products. `managers`: how many account managers there are in all. */
export const sharedRows = (random: Random, newId: () => string, managers: number): SharedRows => {
  const teamIds = teams.map(() => newId());
  const personIds = people.map(() => newId());
  const told = people.flatMap(({ role, name }, at) => (role === 'cam' ? [{ id: personIds[at] ?? '', name }] : []));
  const added = moreManagers(random, Math.max(0, managers - told.length)).map((name) => ({ id: newId(), name }));
  const productIds = products.map(() => newId());
  const personRows: Row[] = [
    ...people.map(({ name, role, team, manager }, at) => ({
      id: personIds[at],
      name,
      name_key: nameKey(name),
      role,
      email: emailOf(name),
      manager_id: manager === null ? null : personIds[manager],
      team_id: teamIds[team],
    })),
    ...added.map(({ id, name }, at) => ({
      id,
      name,
      name_key: nameKey(name),
      role: 'cam',
      email: emailOf(name),
      manager_id: personIds[at % firstCam],
      team_id: teamIds[at % teams.length],
    })),
  ];
  const rows: Rows = new Map();
  rows.set(
    'team',
    teams.map((name, at) => ({ id: teamIds[at], name, name_key: nameKey(name) })),
  );
  rows.set('person', personRows);
  rows.set(
    'product',
    products.map(([name, series, price], at) => ({
      id: productIds[at],
      name,
      name_key: nameKey(name),
      series,
      list_price_minor: price * 100,
      currency: 'USD',
    })),
  );
  return { rows, owners: [...told, ...added], operationsId: personIds.at(-1) ?? '', productIds };
};
