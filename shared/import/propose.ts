import { nameKey } from '#shared/domain/name-key.ts';
import { entityOf, importEntities } from './entities.ts';
import { type EntityDef, headerKey, type ImportField } from './entity.ts';
import { exportedFields, fieldLabelOf } from './field-label.ts';
import type { ImportEntity } from './mapping.ts';
import type { ColumnProfile } from './profile.ts';
import { signatureOf } from './signature.ts';
import { stageState } from './stages.ts';

/** A file as the proposal sees it. */
export type FileFacts = { file: string; headers: readonly string[]; profiles: readonly ColumnProfile[] };
/** Names that the store or the other files know, as `nameKey` writes them. */
export type KnownNames = Record<'partner' | 'person' | 'product', ReadonlySet<string>>;

export type ProposedColumn = { field: string | null; how: 'header' | 'values' | 'none' };
/** `rivals`: what the file holds as likely as what is proposed, most likely first; a question when there are several. */
export type Proposal = {
  entity: ImportEntity | null;
  columns: ProposedColumn[];
  rivals: ImportEntity[];
};

const none: ProposedColumn = { field: null, how: 'none' };

type Match = { field: ImportField; column: number; rank: number };

const keyHeader = new Map(importEntities.map((entity) => [entity.key, headerKey(entity.key)]));
/** Where each header stands among those of the entity's fields. */
const ranksOf = (entity: EntityDef): Map<string, Array<{ field: ImportField; rank: number }>> => {
  const ranks = new Map<string, Array<{ field: ImportField; rank: number }>>();
  const add = (header: string, field: ImportField, rank: number): void => {
    const known = ranks.get(header) ?? [];
    if (known.some((one) => one.field === field)) return;
    ranks.set(header, [...known, { field, rank }]);
  };
  for (const field of entity.fields) for (const [rank, header] of field.headers.entries()) add(header, field, rank);
  const own = keyHeader.get(entity.key) ?? '';
  for (const field of entity.fields) for (const [rank, header] of field.headers.entries()) add(`${own} ${header}`, field, rank + 0.5);
  return ranks;
};
const ranksByEntity = new Map(importEntities.map((entity) => [entity.key, ranksOf(entity)]));

/** By how many entities a header is known: the fewer, the more it tells. */
const knownBy = new Map<string, number>();
for (const ranks of ranksByEntity.values()) for (const header of ranks.keys()) knownBy.set(header, (knownBy.get(header) ?? 0) + 1);
const tells = (header: string): number => {
  const count = knownBy.get(header) ?? 1;
  if (count === 1) return 3;
  if (count === 2) return 2;
  return count <= 4 ? 1 : 0.5;
};

/** Gives each field its best header, strongest match first; a header fills one field. */
const matchHeaders = (entity: EntityDef, headers: readonly string[]): ProposedColumn[] => {
  const ranks = ranksByEntity.get(entity.key);
  const matches: Match[] = headers.flatMap((header, column) =>
    (ranks?.get(header) ?? []).map(({ field, rank }) => ({ field, column, rank })),
  );
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

const allFileWords = [...new Set(importEntities.flatMap(({ fileWords }) => fileWords))];
/** The words of a file's name that speak for something. "Joint opportunities" is one word here, and not opportunities too. */
const wordsIn = (file: string): ReadonlySet<string> => {
  const name = ` ${headerKey(file.replace(/\.[^.]*$/, ''))} `;
  const found = allFileWords.filter((word) => name.includes(` ${word} `));
  return new Set(found.filter((word) => !found.some((other) => other !== word && ` ${other} `.includes(` ${word} `))));
};
const nameScore = (entity: EntityDef, words: ReadonlySet<string>): number => {
  const parts = entity.fileWords.flatMap((word) => (words.has(word) ? [word.split(' ').length] : []));
  return parts.length === 0 ? 0 : 1 + Math.max(...parts) / 2;
};

/** What a file of the app's own holds, by its headers; null where two kinds have the same. */
const ownFiles = new Map<string, ImportEntity | null>();
for (const entity of importEntities) {
  const signature = signatureOf(exportedFields(entity).map(({ key }) => fieldLabelOf(entity.key, key)));
  ownFiles.set(signature, ownFiles.has(signature) ? null : entity.key);
}

/** `byWeight`: by the weights of the fields, where they have some; else by how few entities know each header, which all can be compared by. */
const scoreOf = (
  entity: EntityDef,
  facts: FileFacts,
  columns: readonly ProposedColumn[],
  words: ReadonlySet<string>,
  byWeight: boolean,
): number => {
  const filled = new Set(columns.map((column) => column.field));
  if (entity.fields.some((field) => field.required && !filled.has(field.key))) return 0;
  let weight = 0;
  let strongest = 0;
  for (const [column, { field, how }] of columns.entries()) {
    const own = field === null ? undefined : entity.fieldsByKey.get(field);
    if (!own) continue;
    const told = (byWeight ? own.weight : null) ?? (how === 'header' ? tells(headerKey(facts.headers[column] ?? '')) : 2);
    strongest = Math.max(strongest, told);
    weight += told;
  }
  const coverage = columns.filter((column) => column.field !== null).length / columns.length;
  const named = nameScore(entity, words);
  // words that every export has (date, status, customer) do not make a file one of these
  if (entity.kind !== null && strongest < 2 && named === 0) return 0;
  return weight * (0.5 + 0.5 * coverage) + named;
};

/** True when the header means a field whose words are not those of the column. */
const isOtherwiseUsed = (field: ImportField | undefined, profile: ColumnProfile | undefined): boolean => {
  if (!field?.isByValues || !field.choices || !profile || profile.words.size === 0) return false;
  const known = new Set([...field.choices].flatMap(([key, words]) => [key, ...words].map(nameKey)));
  return shareOf(profile.words, (word) => known.has(nameKey(word))) < 0.5;
};

/** Proposes the columns for a chosen entity. */
export const proposeColumns = (entity: EntityDef, facts: FileFacts, known: KnownNames): ProposedColumn[] => {
  const columns = matchHeaders(entity, facts.headers.map(headerKey)).map((column, index) =>
    isOtherwiseUsed(entity.fieldsByKey.get(column.field ?? ''), facts.profiles[index]) ? none : column,
  );
  matchValues(entity, facts, known, columns);
  return columns;
};

/** Nearer than this, two kinds of record are a question. */
const near = 0.9;

/** Proposes what a file holds and what each column fills. `entity` null: nothing fits, or two fit equally well. */
export const propose = (facts: FileFacts, known: KnownNames): Proposal => {
  const own = ownFiles.get(signatureOf(facts.headers)) ?? null;
  if (own !== null) return { entity: own, columns: proposeColumns(entityOf(own), facts, known), rivals: [] };
  const words = wordsIn(facts.file);
  const unknown: Proposal = { entity: null, columns: facts.headers.map(() => none), rivals: [] };
  const seen = importEntities.map((entity) => ({ entity, columns: proposeColumns(entity, facts, known) }));
  const scored = (ones: typeof seen, byWeight: boolean) =>
    ones
      .map((one) => ({ ...one, score: scoreOf(one.entity, facts, one.columns, words, byWeight) }))
      .filter(({ score }) => score > 0)
      .toSorted((a, b) => b.score - a.score);
  // people, products, partners, deals, contacts and commitments among themselves, then what is left of them against the kinds of record
  const plain = scored(
    seen.filter(({ entity }) => entity.kind === null),
    true,
  );
  const champions = plain.filter(({ score }) => score === plain[0]?.score);
  const all = scored([...champions, ...seen.filter(({ entity }) => entity.kind !== null)], false);
  const [best] = all;
  if (!best) return unknown;
  const isTie = (entity: EntityDef): boolean => champions.length > 1 && champions.some((one) => one.entity === entity);
  const rivals = all.filter(
    ({ entity, score }) =>
      entity === best.entity ||
      (isTie(entity) && isTie(best.entity)) ||
      (score >= best.score * near && (entity.kind !== null || best.entity.kind !== null)),
  );
  if (rivals.length > 1) return { ...unknown, rivals: rivals.map(({ entity }) => entity.key) };
  return { entity: best.entity.key, columns: best.columns, rivals: [] };
};
