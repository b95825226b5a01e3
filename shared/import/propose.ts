import { nameKey } from '#shared/domain/name-key.ts';
import { importEntities } from './entities.ts';
import { type EntityDef, headerKey, type ImportField } from './entity.ts';
import type { ImportEntity } from './mapping.ts';
import type { ColumnProfile } from './profile.ts';
import { stageState } from './stages.ts';

/** A file as the proposal sees it. */
export type FileFacts = { file: string; headers: readonly string[]; profiles: readonly ColumnProfile[] };
/** Names that the store or the other files know, as `nameKey` writes them. */
export type KnownNames = Record<'partner' | 'person' | 'product', ReadonlySet<string>>;

export type ProposedColumn = { field: string | null; how: 'header' | 'values' | 'none' };
export type Proposal = {
  entity: ImportEntity | null;
  columns: ProposedColumn[];
};

const none: ProposedColumn = { field: null, how: 'none' };

type Match = { field: ImportField; column: number; rank: number };

const rankOf = (entity: EntityDef, field: ImportField, header: string): number => {
  const plain = field.headers.indexOf(header);
  if (plain >= 0) return plain;
  const own = header.startsWith(`${entity.key} `) ? field.headers.indexOf(header.slice(entity.key.length + 1)) : -1;
  return own >= 0 ? own + 0.5 : -1;
};

/** Gives each field its best header, strongest match first; a header fills one field. */
const matchHeaders = (entity: EntityDef, headers: readonly string[]): ProposedColumn[] => {
  const matches: Match[] = [];
  for (const [column, header] of headers.entries()) {
    for (const field of entity.fields) {
      const rank = rankOf(entity, field, header);
      if (rank < 0) continue;
      matches.push({ field, column, rank });
    }
  }
  matches.sort((a, b) => a.rank - b.rank);
  const columns = headers.map(() => none);
  const used = new Set<string>();
  for (const { field, column } of matches) {
    if (used.has(field.key) || columns[column] !== none) continue;
    used.add(field.key);
    columns[column] = { field: field.key, how: 'header' };
  }
  return columns;
};

const shareOf = (words: ReadonlyMap<string, number>, test: (word: string) => boolean): number => {
  let fitting = 0;
  for (const word of words.keys()) if (test(word)) fitting++;
  return words.size === 0 ? 0 : fitting / words.size;
};

/** Fills what no header named by what the values say: stage words, and names that are known. */
const matchValues = (entity: EntityDef, facts: FileFacts, known: KnownNames, columns: ProposedColumn[]): void => {
  const used = new Set(columns.map((column) => column.field));
  for (const field of entity.fields) {
    if (used.has(field.key) || (field.kind !== 'stage' && field.kind !== 'reference')) continue;
    const names = field.refers === 'partner' || field.refers === 'person' || field.refers === 'product' ? known[field.refers] : null;
    // a parent is a partner too, so only a field that must be filled is looked for among names
    if (field.kind === 'reference' && (!names || names.size === 0 || !(field.required || field.refers === 'product'))) continue;
    for (const [column, profile] of facts.profiles.entries()) {
      if (columns[column] !== none || profile.type !== 'text') continue;
      const share =
        field.kind === 'stage'
          ? profile.words.size <= 30
            ? shareOf(profile.words, (word) => stageState(word) !== null)
            : 0
          : shareOf(profile.words, (word) => names?.has(nameKey(word)) ?? false);
      if (share < (field.kind === 'stage' ? 1 : 0.6)) continue;
      columns[column] = { field: field.key, how: 'values' };
      used.add(field.key);
      break;
    }
  }
};

const scoreOf = (entity: EntityDef, facts: FileFacts, columns: readonly ProposedColumn[]): number => {
  const filled = new Set(columns.map((column) => column.field));
  if (entity.fields.some((field) => field.required && !filled.has(field.key))) return 0;
  const weight = entity.fields.reduce((sum, field) => sum + (filled.has(field.key) ? field.weight : 0), 0);
  const coverage = columns.filter((column) => column.field !== null).length / columns.length;
  const words = headerKey(facts.file.replace(/\.[^.]*$/, '')).split(' ');
  const named = entity.fileWords.some((word) => words.includes(word)) ? 1.5 : 0;
  return weight * (0.5 + 0.5 * coverage) + named;
};

/** Proposes the columns for a chosen entity. */
export const proposeColumns = (entity: EntityDef, facts: FileFacts, known: KnownNames): ProposedColumn[] => {
  const columns = matchHeaders(entity, facts.headers.map(headerKey));
  matchValues(entity, facts, known, columns);
  return columns;
};

/** Proposes what a file holds and what each column fills. `entity` null: nothing fits, or two fit equally well. */
export const propose = (facts: FileFacts, known: KnownNames): Proposal => {
  const [best, next] = importEntities
    .map((entity) => {
      const columns = proposeColumns(entity, facts, known);
      return { entity: entity.key, columns, score: scoreOf(entity, facts, columns) };
    })
    .toSorted((a, b) => b.score - a.score);
  if (!best || best.score === 0 || best.score === next?.score) return { entity: null, columns: facts.headers.map(() => none) };
  return { entity: best.entity, columns: best.columns };
};
