import { expect, test } from 'vitest';
import { type Assignment, type GrantMember, managersAbove, wantedGrants } from '#server/access/wanted-grants.ts';
import type { MemberRole } from '#shared/access/roles.ts';

const member = (id: string, role: MemberRole, managerId: string | null = null, isActive = true): GrantMember => ({
  id,
  role,
  managerId,
  isActive,
});
const team = [
  member('chief', 'manager'),
  member('lead', 'manager', 'chief'),
  member('ann', 'cam', 'lead'),
  member('bob', 'cam', 'lead'),
  member('rita', 'rep', 'chief'),
  member('vic', 'viewer'),
  member('ops', 'operations'),
  member('root', 'admin'),
];
const assignments: Assignment[] = [
  { partnerId: 'p1', memberId: 'ann', kind: 'cam' },
  { partnerId: 'p2', memberId: 'bob', kind: 'cam' },
  { partnerId: 'p2', memberId: 'rita', kind: 'rep' },
  { partnerId: 'p1', memberId: 'vic', kind: 'viewer' },
];
const partnersOf = (id: string, members = team): string[] =>
  [...wantedGrants(members, assignments, ['p1', 'p2', 'p3']).values()]
    .filter(({ memberId, scopeId }) => memberId === id && scopeId.startsWith('partner:'))
    .map(({ scopeId }) => scopeId.slice('partner:'.length))
    .sort();

test.each([
  ['ann', ['p1']],
  ['bob', ['p2']],
  ['lead', ['p1', 'p2']],
  ['chief', ['p1', 'p2']],
  ['rita', ['p2']],
  ['vic', ['p1']],
  ['ops', ['p1', 'p2', 'p3']],
  ['root', ['p1', 'p2', 'p3']],
])('%s holds %j', (id, partners) => {
  expect(partnersOf(id)).toEqual(partners);
});

test('everybody active holds the tenant and what is his own, nobody that of another', () => {
  const own = [...wantedGrants(team, [], []).values()].map(({ memberId, scopeId }) => [memberId, scopeId]);
  expect(own).toEqual(
    team.flatMap(({ id }) => [
      [id, 'tenant'],
      [id, `member:${id}`],
    ]),
  );
});

test('who is not active holds nothing, and those above keep what they hold', () => {
  const without = team.map((one) => (one.id === 'ann' || one.id === 'ops' ? { ...one, isActive: false } : one));
  expect(
    [...wantedGrants(without, assignments, ['p1']).values()].filter(({ memberId }) => memberId === 'ann' || memberId === 'ops'),
  ).toEqual([]);
  expect(partnersOf('lead', without)).toEqual(['p1', 'p2']);
});

test('a circle of managers has an end', () => {
  const circle = [member('a', 'manager', 'b'), member('b', 'manager', 'c'), member('c', 'manager', 'a')];
  expect(managersAbove(new Map(circle.map((one) => [one.id, one])), 'a')).toEqual(['b', 'c']);
});
