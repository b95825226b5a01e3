import type { Chart, Value } from '#shared/documents/model.ts';
import type { TemplateData, TemplateImage, TemplateTable } from './data.ts';
import type { BlockTag } from './tags.ts';

/** Where a name is looked up before the data as a whole: the item of the innermost repetition, then the one around it. */
export type Scope = { item: Record<string, Value>; outer: Scope } | null;

/** An entry by its name; a name in other letters (as correction while typing makes them) is found too. Undefined when there is none. */
export const entryOf = <T>(entries: Record<string, T>, name: string): T | undefined => {
  if (Object.hasOwn(entries, name)) return entries[name];
  const lower = name.toLowerCase();
  return Object.entries(entries).find(([key]) => key.toLowerCase() === lower)?.[1];
};

/** The value of a name, from the innermost item outwards. Undefined when nothing is called so. */
export const valueOf = (name: string, data: TemplateData, scope: Scope): Value | undefined => {
  for (let at = scope; at; at = at.outer) {
    const value = entryOf(at.item, name);
    if (value) return value;
  }
  return entryOf(data.values, name) ?? (name.toLowerCase() === 'asof' ? { kind: 'date', date: data.asOf } : undefined);
};

export const isBlank = (value: Value): boolean => value.kind === 'missing' || (value.kind === 'text' && value.text.trim() === '');
export const hasPoints = (chart: Chart): boolean => chart.series.some(({ values }) => values.some((value) => value !== null));

const bound = /^(table|chart|image)\.(.+)$/i;
const entryOfKind = (kind: string, name: string, data: TemplateData): TemplateTable | Chart | TemplateImage | undefined => {
  if (kind === 'table') return entryOf(data.tables, name);
  return kind === 'chart' ? entryOf(data.charts, name) : entryOf(data.images, name);
};

/** What a condition says, without its "not": a number that is available holds, also zero; a text, list, table or chart holds when there is something in it. */
export const conditionOf = (name: string, data: TemplateData, scope: Scope): boolean | undefined => {
  const condition = entryOf(data.conditions, name);
  if (condition !== undefined && !(scope && entryOf(scope.item, name))) return condition;
  const value = valueOf(name, data, scope);
  if (value) return !isBlank(value);
  const [, kind, inner = ''] = bound.exec(name) ?? [];
  const list = entryOf(data.lists, name);
  if (list && !kind) return list.length > 0;
  const entry = kind
    ? entryOfKind(kind.toLowerCase(), inner, data)
    : (entryOf(data.tables, name) ?? entryOf(data.charts, name) ?? entryOf(data.images, name));
  if (!entry) return undefined;
  if ('series' in entry) return hasPoints(entry);
  return 'rows' in entry ? entry.rows.length > 0 : true;
};

/** In which scopes the content of a block appears; `number` counts the items of a list from one. An unknown name holds nothing. */
export const scopesOf =
  (data: TemplateData) =>
  (tag: BlockTag, scope: Scope): Scope[] => {
    if (tag.kind === 'each')
      return (entryOf(data.lists, tag.name) ?? []).map((item, index) => ({
        item: { number: { kind: 'integer', value: index + 1 }, ...item },
        outer: scope,
      }));
    const holds = conditionOf(tag.name, data, scope);
    return holds !== undefined && holds !== tag.not ? [scope] : [];
  };
