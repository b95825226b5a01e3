import { nameKey } from '#shared/domain/name-key.ts';
import type { Here } from '../here.ts';
import { givenNames, surnames } from '../invented-names.ts';

const roles = [
  'Sales',
  'Sales',
  'Sales manager',
  'Technician',
  'Technician',
  'Marketing',
  'Purchasing',
  'Service lead',
  'Managing director',
  'Consultant',
] as const;

const usual = { PLATINUM: 9, GOLD: 6, SILVER: 4, REGISTERED: 2 } as const;

/** The people of a partner: those whom its story names, and as many more as it has. */
export const plantContacts = (here: Here): void => {
  const { story, random, quota } = here;
  const taken = new Set(story.contacts.map(([name]) => name));
  const more = (quota.contacts ?? usual[story.tier]) - story.contacts.length;
  const others = Array.from({ length: Math.max(0, more) }, (): readonly [string, string] => {
    for (;;) {
      const name = `${random.pick(givenNames)} ${random.pick(surnames)}`;
      if (taken.has(name)) continue;
      taken.add(name);
      return [name, random.pick(roles)];
    }
  });
  for (const [name, role, sponsor] of [...story.contacts, ...others] as Story['contacts']) {
    const id = here.add('contact', {
      name,
      role,
      email: `${name.toLowerCase().replaceAll(' ', '.')}@${nameKey(story.name)}.example`,
      phone: null,
      is_executive_sponsor: sponsor ? 1 : 0,
      note: null,
    });
    here.contacts.push({ id, name });
  }
};
type Story = Here['story'];
