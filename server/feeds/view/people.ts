import { nameKey } from '#shared/domain/name-key.ts';
import { createNameIndex, type NameIndex, several } from '#shared/import/plan/name-index.ts';
import type { TenantRow } from './tenant-rows.ts';

/** Somebody with an account. */
export type FeedMember = { id: string; name: string; email: string };

const textOf = (row: TenantRow, column: string): string | null => {
  const value = row.fields[column] ?? null;
  return value === null ? null : String(value);
};

/** Finds people by number, name or address. Of several with one name the one who has an account is meant. */
export const indexPeople = (people: readonly TenantRow[], members: readonly FeedMember[]): NameIndex => {
  const index = createNameIndex();
  const addresses = new Map<string, string | null>();
  const memberNames = new Map<string, string | null>();
  const note = (map: Map<string, string | null>, key: string, id: string): void => {
    const before = map.get(key);
    map.set(key, before === undefined || before === id ? id : null);
  };
  const seen = new Set<string>();
  for (const row of people) {
    index.add(row.id, textOf(row, 'name') ?? '', textOf(row, 'external_id'));
    const address = textOf(row, 'email');
    if (address !== null) note(addresses, address.toLowerCase(), row.id);
    seen.add(row.id);
  }
  for (const { id, name, email } of members) {
    if (!seen.has(id)) index.add(id, name, null);
    addresses.set(email.toLowerCase(), id);
    note(memberNames, nameKey(name), id);
  }
  return {
    ...index,
    find: (text) => {
      const byAddress = text.includes('@') ? addresses.get(text.trim().toLowerCase()) : undefined;
      if (byAddress !== undefined) return byAddress ?? several;
      const found = index.find(text);
      return found === several ? (memberNames.get(nameKey(text)) ?? several) : found;
    },
  };
};
