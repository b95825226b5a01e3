import { nameKey } from '#shared/domain/name-key.ts';
import { isNearKey, writtenKey } from '#shared/domain/near-name.ts';

/** The answer when a name fits more than one record. */
export const several = Symbol('several');

/** Who is meant by a name or by a number of the source. Text equal but for case and blanks comes first, then equal letters and digits. */
export type NameIndex = {
  add(id: string, name: string, externalId: string | null): void;
  remove(id: string): void;
  /** The id; `several` when more than one record are called so; null when nobody is. */
  find(text: string): string | typeof several | null;
  /** Only names that are the same text. */
  findWritten(text: string): string | typeof several | null;
  byExternalId(externalId: string): string | null;
  /** The one name that a text most likely means: the same letters and digits, or one slip away; null when none or several come near. */
  near(text: string): string | null;
  nameOf(id: string): string | null;
  externalIdOf(id: string): string | null;
};

const mostSearches = 500;

export const createNameIndex = (): NameIndex => {
  const written = new Map<string, Set<string>>();
  const tight = new Map<string, Set<string>>();
  const external = new Map<string, string>();
  const known = new Map<string, { name: string; externalId: string | null }>();

  const put = (map: Map<string, Set<string>>, key: string, id: string): void => {
    const ids = map.get(key);
    if (ids) ids.add(id);
    else map.set(key, new Set([id]));
  };
  const only = (ids: Set<string> | undefined): string | typeof several | null => {
    if (!ids || ids.size === 0) return null;
    return ids.size > 1 ? several : ((ids.values().next().value as string | undefined) ?? null);
  };
  const nameOfOnly = (ids: Set<string>): string | null => {
    const id = only(ids);
    return typeof id === 'string' ? (known.get(id)?.name ?? null) : null;
  };
  // the app's own exports name a record by its id where its name does not tell it from others
  const ownId = (text: string): string | null => (known.has(text) ? text : null);
  let searches = 0;
  return {
    add: (id, name, externalId) => {
      known.set(id, { name, externalId });
      put(written, writtenKey(name), id);
      put(tight, nameKey(name), id);
      if (externalId !== null) external.set(externalId, id);
    },
    remove: (id) => {
      const record = known.get(id);
      if (!record) return;
      known.delete(id);
      written.get(writtenKey(record.name))?.delete(id);
      tight.get(nameKey(record.name))?.delete(id);
      if (record.externalId !== null && external.get(record.externalId) === id) external.delete(record.externalId);
    },
    find: (text) => external.get(text) ?? only(written.get(writtenKey(text))) ?? only(tight.get(nameKey(text))) ?? ownId(text),
    findWritten: (text) => external.get(text) ?? only(written.get(writtenKey(text))) ?? ownId(text),
    byExternalId: (externalId) => external.get(externalId) ?? ownId(externalId),
    near: (text) => {
      const key = nameKey(text);
      const same = tight.get(key);
      if (same && same.size > 0) return nameOfOnly(same);
      // each search looks at every name, so a file of strangers gets only so many
      if (searches++ >= mostSearches) return null;
      const close: Set<string>[] = [];
      for (const [other, ids] of tight) if (ids.size > 0 && isNearKey(key, other)) close.push(ids);
      return close.length === 1 && close[0] ? nameOfOnly(close[0]) : null;
    },
    nameOf: (id) => known.get(id)?.name ?? null,
    externalIdOf: (id) => known.get(id)?.externalId ?? null,
  };
};
