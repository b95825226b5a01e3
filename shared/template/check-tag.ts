import { missingReasons, valueText } from '#shared/documents/format.ts';
import type { Value } from '#shared/documents/model.ts';
import { wordsOf } from '#shared/documents/words.ts';
import { isOneTypo } from '#shared/domain/near-name.ts';
import type { TemplateData } from './data.ts';
import type { TagState } from './report.ts';
import { conditionOf, entryOf, hasPoints, isBlank, type Scope, valueOf } from './resolve.ts';
import type { BlockTag, BoundTag, Tag } from './tags.ts';
import { type TemplateSay, templateWordsOf } from './words.ts';

/** What stands around a tag. `scope` holds of each list around it one item for all; `isVague`: one of them has no items, so that its fields are not known. */
export type CheckScope = { scope: Scope; isVague: boolean };
export type Checked = { state: TagState; say: string };

/** One item that has every field of all, each with a value where any item has one. */
const mergedItem = (items: readonly Record<string, Value>[]): Record<string, Value> => {
  const merged: Record<string, Value> = { number: { kind: 'integer', value: 1 } };
  for (const item of items)
    for (const [name, value] of Object.entries(item)) {
      const known = merged[name];
      if (!known || isBlank(known)) merged[name] = value;
    }
  return merged;
};

/** The scope inside of a block. */
export const scopeWithin = (tag: BlockTag, around: CheckScope, data: TemplateData): CheckScope => {
  if (tag.kind === 'if') return around;
  const items = entryOf(data.lists, tag.name) ?? [];
  return { scope: { item: mergedItem(items), outer: around.scope }, isVague: around.isVague || items.length === 0 };
};

const shortened = (text: string): string => {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 57)}…` : line;
};
const bare = (text: string): string => text.replace(/[.\s]+$/, '');

const nearest = (name: string, names: readonly string[]): string | undefined => {
  const lower = name.toLowerCase();
  return names.find((one) => isOneTypo(one.toLowerCase(), lower));
};

const unknown = (name: string, names: readonly string[], say: TemplateSay, block = false): Checked => {
  const near = nearest(name, names);
  if (near === undefined) return { state: 'unknown', say: say(block ? 'unknown.block' : 'unknown.name', { name }) };
  return { state: 'unknown', say: say(block ? 'unknown.blockNear' : 'unknown.near', { name, near }) };
};

const itemNames = (scope: Scope): string[] => (scope ? [...Object.keys(scope.item), ...itemNames(scope.outer)] : []);

const checkValue = (name: string, data: TemplateData, { scope, isVague }: CheckScope, say: TemplateSay): Checked => {
  const value = valueOf(name, data, scope);
  if (!value) {
    if (isVague) return { state: 'empty', say: say('empty.field') };
    if (entryOf(data.tables, name)) return { state: 'wrongKind', say: say('wrong.isTable', { name }) };
    if (entryOf(data.charts, name)) return { state: 'wrongKind', say: say('wrong.isChart', { name }) };
    if (entryOf(data.lists, name)) return { state: 'wrongKind', say: say('wrong.isList', { name }) };
    if (entryOf(data.conditions, name) !== undefined) return { state: 'wrongKind', say: say('wrong.isCondition', { name }) };
    return unknown(name, [...itemNames(scope), ...Object.keys(data.values)], say);
  }
  if (value.kind === 'missing') return { state: 'empty', say: say('empty.value', { reason: bare(value.reason) }) };
  if (isBlank(value)) return { state: 'empty', say: say('empty.text') };
  if (scope && entryOf(scope.item, name)) return { state: 'ok', say: say('ok.field') };
  return { state: 'ok', say: say('ok.value', { text: shortened(valueText(value, data.language)) }) };
};

const checkTable = (name: string, data: TemplateData, say: TemplateSay): Checked => {
  const table = entryOf(data.tables, name);
  if (!table) {
    if (entryOf(data.charts, name)) return { state: 'wrongKind', say: say('wrong.tableIsChart', { name }) };
    return unknown(name, Object.keys(data.tables), say);
  }
  if (table.rows.length === 0) return { state: 'empty', say: table.empty ? say('empty.table', { text: table.empty }) : say('empty.text') };
  const reasons = missingReasons(table.rows);
  const count = table.rows.length;
  return { state: 'ok', say: reasons.length ? say('ok.cells', { count, reasons: reasons.join('; ') }) : say('ok.table', { count }) };
};

const checkChart = (name: string, data: TemplateData, say: TemplateSay): Checked => {
  const chart = entryOf(data.charts, name);
  if (!chart) {
    if (entryOf(data.tables, name)) return { state: 'wrongKind', say: say('wrong.chartIsTable', { name }) };
    return unknown(name, Object.keys(data.charts), say);
  }
  if (!hasPoints(chart)) return { state: 'empty', say: say('empty.chart', { text: wordsOf(data.language)('notAvailable') }) };
  const known = chart.series.flatMap(({ values }) => values.filter((value) => value !== null));
  return { state: 'ok', say: say('ok.chart', { count: known.length }) };
};

const checkBound = ({ kind, name }: BoundTag, data: TemplateData, isAlone: boolean, say: TemplateSay): Checked => {
  const found = (): Checked => {
    if (kind === 'table') return checkTable(name, data, say);
    if (kind === 'chart') return checkChart(name, data, say);
    return entryOf(data.images, name) ? { state: 'ok', say: say('ok.image') } : unknown(name, Object.keys(data.images), say);
  };
  const checked = found();
  return isAlone || checked.state === 'unknown' || checked.state === 'wrongKind'
    ? checked
    : { state: 'wrongKind', say: say('wrong.misplaced') };
};

const checkBlock = (tag: BlockTag, data: TemplateData, around: CheckScope, say: TemplateSay): Checked => {
  const { name } = tag;
  if (tag.kind === 'each') {
    const list = entryOf(data.lists, name);
    if (!list) return unknown(name, Object.keys(data.lists), say, true);
    if (list.length === 0) return { state: 'empty', say: say('empty.each') };
    return { state: 'ok', say: say('ok.each', { count: list.length }) };
  }
  const holds = conditionOf(name, data, around.scope);
  if (holds === undefined) {
    if (around.isVague) return { state: 'empty', say: say('empty.field') };
    return unknown(name, [...Object.keys(data.conditions), ...Object.keys(data.lists), ...Object.keys(data.values)], say, true);
  }
  return holds === tag.not ? { state: 'empty', say: say('empty.holds') } : { state: 'ok', say: say('ok.holds') };
};

/** What becomes of a tag. `isAlone`: nothing else stands in its shape. */
export const checkTag = (tag: Tag, data: TemplateData, around: CheckScope, isAlone: boolean): Checked => {
  const say = templateWordsOf(data.language);
  switch (tag.kind) {
    case 'value':
      return checkValue(tag.name, data, around, say);
    case 'table':
    case 'chart':
    case 'image':
      return checkBound(tag, data, isAlone, say);
    case 'each':
    case 'if':
      return checkBlock(tag, data, around, say);
    case 'end':
      return { state: 'ok', say: say('ok.end') };
    case 'internal':
      return { state: 'ok', say: say('ok.internal') };
    case 'malformed':
      return { state: 'malformed', say: say(`bad.${tag.reason}`) };
  }
};
