import { nameKey } from '#shared/domain/name-key.ts';
import { recordFieldOf } from '#shared/domain/records/record-kinds.ts';
import { entityOf } from '../entities.ts';
import type { ImportEntity } from '../mapping.ts';
import type { Value } from '../values.ts';
import { importColumns } from './columns.ts';
import { several } from './name-index.ts';
import type { ReadRows } from './store-view.ts';

type Found = string | typeof several;

/** Who is meant by a number, or by a name within one partner. `partnerId` null: by its number, or by a name that only one record has. */
export type ScopedIndex = {
  /** `names`: what it is called; each of them finds it. */
  add(id: string, partnerId: string, number: string | null, names: readonly (string | null)[]): void;
  find(text: string, partnerId: string | null): Found | null;
  /** The partner's only record; `several` when it has more, null when it has none. */
  only(partnerId: string): Found | null;
  partnerOf(id: string): string | null;
  /** The shortest text that finds a record: its number, a name, else its id. `isOfAnyone`: it is also looked for among all partners. */
  textOf(id: string, partnerId: string | null, isOfAnyone: boolean): string;
};

const createScopedIndex = (): ScopedIndex => {
  const numbers = new Map<string, Found>();
  const named = new Map<string, Found>();
  const inPartner = new Map<string, Found>();
  const ofPartner = new Map<string, Found>();
  const records = new Map<string, { partnerId: string; number: string | null; names: readonly (string | null)[] }>();
  const keys = new Map<string, string>();
  const keyOf = (text: string): string => {
    let key = keys.get(text);
    if (key === undefined) {
      key = nameKey(text);
      if (keys.size < 200_000) keys.set(text, key);
    }
    return key;
  };
  const put = (map: Map<string, Found>, key: string, id: string): void => {
    const before = map.get(key);
    if (before !== id) map.set(key, before === undefined ? id : several);
  };
  const find: ScopedIndex['find'] = (text, partnerId) => {
    // a number may be used by several partners, so the partner's own comes first
    const own = partnerId === null ? undefined : inPartner.get(`${partnerId}#${text}`);
    const byNumber = own ?? numbers.get(text) ?? (records.has(text) ? text : null);
    if (byNumber !== null) return byNumber;
    const key = keyOf(text);
    return (partnerId === null ? named.get(key) : inPartner.get(`${partnerId} ${key}`)) ?? null;
  };
  return {
    add: (id, partnerId, number, names) => {
      records.set(id, { partnerId, number, names });
      put(ofPartner, partnerId, id);
      if (number !== null) {
        put(numbers, number, id);
        put(inPartner, `${partnerId}#${number}`, id);
      }
      for (const name of new Set(names)) {
        if (!name) continue;
        const key = keyOf(name);
        put(named, key, id);
        put(inPartner, `${partnerId} ${key}`, id);
      }
    },
    find,
    only: (partnerId) => ofPartner.get(partnerId) ?? null,
    partnerOf: (id) => records.get(id)?.partnerId ?? null,
    textOf: (id, partnerId, isOfAnyone) => {
      const record = records.get(id);
      const texts = record ? [record.number, ...record.names] : [];
      return texts.find((text) => text !== null && (find(text, partnerId) ?? (isOfAnyone ? find(text, null) : null)) === id) ?? id;
    },
  };
};

/** The columns by which a record is named: its title, and the day that tells it from others of that title. */
const namingOf = (entity: ImportEntity): { number: string | null; titles: string[]; dates: string[] } => {
  if (entity === 'contact') return { number: null, titles: ['name', 'email'], dates: [] };
  if (entity === 'deal') return { number: 'external_id', titles: ['name'], dates: ['submitted_on'] };
  const { kind } = entityOf(entity);
  const columnOf = (key: string | null | undefined): string[] => (kind && key ? [recordFieldOf(kind, key).column] : []);
  const dates = entity === 'sell_through_report' ? ['from_on', 'to_on'] : columnOf(kind?.date);
  return { number: 'external_id', titles: columnOf(kind?.title), dates };
};

/** What a record is called: its titles, each also with its day in brackets; a kind without a title is called by its days ("2017-01-01 to 2017-03-31"). */
export const namesOf = (titles: readonly Value[], dates: readonly Value[]): string[] => {
  const day = dates.filter((date) => date !== null).join(' to ');
  const own = titles.flatMap((title) => (title === null || title === '' ? [] : [String(title)]));
  if (day === '') return own;
  return titles.length === 0 ? [day] : [...own, ...own.map((title) => `${title} (${day})`)];
};

/** Reads the records of an entity, and those that a plan creates (`creates`: the id, then the values in the order of `importColumns`). */
export const readScopedIndex = (read: ReadRows, entity: ImportEntity, creates: readonly (readonly Value[])[]): ScopedIndex => {
  const index = createScopedIndex();
  const { number, titles, dates } = namingOf(entity);
  for (const [id, partnerId, ...more] of read(entity, ['id', 'partner_id', ...(number === null ? [] : [number]), ...titles, ...dates])) {
    const external = number === null ? null : (more.shift() ?? null);
    index.add(
      String(id),
      String(partnerId),
      external === null ? null : String(external),
      namesOf(more.slice(0, titles.length), more.slice(titles.length)),
    );
  }
  const slot = (column: string): number => importColumns[entity].indexOf(column) + 1;
  for (const values of creates) {
    const at = (column: string): Value => values[slot(column)] ?? null;
    const external = number === null ? null : at(number);
    index.add(
      String(values[0]),
      String(at('partner_id')),
      external === null ? null : String(external),
      namesOf(titles.map(at), dates.map(at)),
    );
  }
  return index;
};
