import type { MemberRole } from '#shared/access/roles.ts';

export type PersonName = 'ann' | 'ben' | 'mia' | 'rob' | 'ona';

const idOf = (number: number): string => `0190c0de-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;

/** The company of the histories: two CAMs under one manager, a field rep, and channel operations. */
export const people: Readonly<Record<PersonName, { id: string; role: MemberRole; manager: PersonName | null }>> = {
  ann: { id: idOf(1), role: 'cam', manager: 'mia' },
  ben: { id: idOf(2), role: 'cam', manager: 'mia' },
  mia: { id: idOf(3), role: 'manager', manager: null },
  rob: { id: idOf(4), role: 'rep', manager: null },
  ona: { id: idOf(5), role: 'operations', manager: null },
};

/** Five devices, of which two are one CAM's. */
export const deviceOwners: Readonly<Record<string, PersonName>> = { ann1: 'ann', ann2: 'ann', ben1: 'ben', mia1: 'mia', rob1: 'rob' };

/** The partners, with their CAM and whether the field rep works on them. */
export const partners: ReadonlyArray<{ id: string; cam: PersonName; hasRep: boolean }> = [
  { id: idOf(17), cam: 'ann', hasRep: true },
  { id: idOf(18), cam: 'ann', hasRep: false },
  { id: idOf(19), cam: 'ben', hasRep: true },
  { id: idOf(20), cam: 'ben', hasRep: false },
];

export const seedRowId = (number: number): string => idOf(256 + number);

export const deviceIds: Readonly<Record<string, string>> = Object.fromEntries(
  Object.keys(deviceOwners).map((name, at) => [name, idOf(33 + at)]),
);
