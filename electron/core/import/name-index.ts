import { nameKey } from '#shared/domain/name-key.ts';
import { writtenKey } from '#shared/domain/near-name.ts';

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
  names(): string[];
  nameOf(id: string): string | null;
  externalIdOf(id: string): string | null;
};

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
    find: (text) => external.get(text) ?? only(written.get(writtenKey(text))) ?? only(tight.get(nameKey(text))),
    findWritten: (text) => external.get(text) ?? only(written.get(writtenKey(text))),
    byExternalId: (externalId) => external.get(externalId) ?? null,
    names: () => [...known.values()].map((record) => record.name),
    nameOf: (id) => known.get(id)?.name ?? null,
    externalIdOf: (id) => known.get(id)?.externalId ?? null,
  };
};
