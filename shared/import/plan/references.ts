import { nameKey } from '#shared/domain/name-key.ts';
import { writtenKey } from '#shared/domain/near-name.ts';
import type { ImportField } from '../entity.ts';
import type { AliasChoice, ColumnMapping } from '../mapping.ts';
import { type StageState, stageState } from '../stages.ts';
import { type CellReader, readChoice } from '../values.ts';
import { several } from './name-index.ts';
import type { AliasProposal, NamedAddition, NewStage } from './plan-types.ts';
import type { StoreView } from './store-view.ts';

/** What reading rows may add beside the records themselves. An addition counts only once a placed row uses it. */
export type Additions = {
  named: Map<string, NamedAddition>;
  /** By the text of the cell. */
  aliases: Map<string, AliasProposal>;
  stages: Map<string, NewStage>;
  stateOf(stageKey: string): StageState | undefined;
};

export const createAdditions = (store: StoreView): Additions => {
  const stages = new Map<string, NewStage>();
  const states = new Map([...store.stages.values()].map((stage) => [stage.key, stage.state]));
  return { named: new Map(), aliases: new Map(), stages, stateOf: (key) => states.get(key) ?? stages.get(key)?.state };
};

/** Finds the record that a cell names. Unknown people, teams and products are added by name; an unknown partner never is, for a deal must not invent its partner. */
export const referenceReader = (
  field: ImportField,
  store: StoreView,
  additions: Additions,
  choices: readonly AliasChoice[],
  newId: () => string,
): CellReader => {
  const target = field.refers;
  if (target === 'product') return productReader(store, additions, choices, newId);
  const index = target === 'partner' || target === 'person' || target === 'team' ? store.indexes[target] : null;
  return (text) => {
    const found = index?.find(text) ?? null;
    // whom nobody knows stays in the record as it was written
    if (field.otherwise !== undefined) return found === several ? null : found;
    if (found === several) return { code: 'ROW_REFERENCE_MANY', params: { value: text } };
    if (found !== null) return found;
    if (!index || target === 'partner') {
      const suggestion = index?.near(text) ?? null;
      return { code: 'ROW_REFERENCE_UNKNOWN', params: { value: text, ...(suggestion === null ? {} : { suggestion }) } };
    }
    const kind = target === 'team' ? 'team' : field.key === 'manager' ? 'manager' : 'person';
    return addByName(kind, text, index, additions, newId);
  };
};

export const addByName = (
  kind: NamedAddition['kind'],
  name: string,
  index: { add(id: string, name: string, externalId: string | null): void },
  additions: Additions,
  newId: () => string,
): string => {
  const id = newId();
  additions.named.set(id, { kind, id, name, rows: 0 });
  index.add(id, name, null);
  return id;
};

/**
 * Products: the very name, a known alias, then a near name, which is proposed as an alias and taken unless the person declined it.
 */
const productReader = (store: StoreView, additions: Additions, choices: readonly AliasChoice[], newId: () => string): CellReader => {
  const index = store.indexes.product;
  const choiceByName = new Map(choices.map((choice) => [writtenKey(choice.name), choice]));
  return (text) => {
    const key = writtenKey(text);
    const same = index.findWritten(text);
    if (same === several) return { code: 'ROW_REFERENCE_MANY', params: { value: text } };
    if (same !== null) return same;
    const known = store.aliases.get(key);
    if (known !== undefined) return known;
    const choice = choiceByName.get(key);
    const near = choice?.target ?? index.near(text);
    const meant = near === null ? null : index.find(near);
    if (near !== null && meant !== null && meant !== several) {
      const accepted = choice?.accepted ?? true;
      additions.aliases.set(text, { name: text, target: index.nameOf(meant) ?? near, productId: meant, rows: 0, accepted, isKnown: false });
      if (accepted) return meant;
    }
    return addByName('product', text, index, additions, newId);
  };
};

/** Words that are the program's own won or lost stage in other clothes ("Closed Won"). */
const isPlainWord = (word: string, state: StageState): boolean => new RegExp(`\\b${state}\\b`, 'i').test(word);

/** The stage that a word means: the program's, or a new one of the program under the word of the file. A word of unknown meaning was asked about before. */
export const stageReader = (store: StoreView, additions: Additions, column: ColumnMapping): CellReader => {
  const meanings = new Map((column.values ?? []).map(([from, to]) => [from, to]));
  return (text) => {
    const word = meanings.get(text) ?? text;
    const isState = word === 'open' || word === 'won' || word === 'lost';
    const label = isState ? text : word;
    const known = store.stages.get(nameKey(label));
    if (known) return known.key;
    const state = isState ? word : stageState(word);
    if (state === null) {
      const allowed = [...new Set([...store.stages.values()].map((stage) => stage.key))].join(', ');
      return { code: 'ROW_VALUE_UNKNOWN', params: { value: text, allowed } };
    }
    if (state !== 'open' && isPlainWord(label, state)) {
      const own = [...store.stages.values()].find((stage) => stage.state === state);
      if (own) return own.key;
    }
    const taken = [...additions.stages.values()].find((stage) => nameKey(stage.label) === nameKey(label));
    if (taken) return taken.key;
    const keys = new Set([...store.stages.values()].map((stage) => stage.key));
    const key = freeKey(nameKey(label).toUpperCase(), 40, (one) => keys.has(one) || additions.stages.has(one));
    additions.stages.set(key, { key, label, state });
    return key;
  };
};

export const programReader = (field: ImportField, store: StoreView): CellReader =>
  readChoice(field.program ? store.choices[field.program] : new Map());

/** A key of at most `longest` signs that is not taken: names that begin alike, or differ in signs that keys have not, get a number at the end. */
const freeKey = (word: string, longest: number, isTaken: (key: string) => boolean): string => {
  let key = word.slice(0, longest);
  for (let count = 2; isTaken(key); count++) key = `${word.slice(0, longest - 1 - String(count).length)}_${count}`;
  return key;
};

const isNamedOtherwise = (additions: Additions, key: string, name: string): boolean => {
  const added = additions.named.get(key);
  return added !== undefined && nameKey(added.name) !== name;
};

const kindWords: ReadonlyArray<readonly [RegExp, string]> = [
  [/sales|vertrieb/i, 'sales'],
  [/compliance|security|privacy/i, 'compliance'],
  [/integration|api\b/i, 'integration'],
  [/professional services|implementation|consult/i, 'professional_services'],
  [/service delivery|managed service|support/i, 'service_delivery'],
];

/**
 * An entry of a list of the program, by its key or its label. A certificate or a requirement that nobody knows is added by its name, which the preview says; an onboarding
 * template has contents that a name does not give, so it is never added.
 */
export const listedReader = (field: ImportField, store: StoreView, additions: Additions): CellReader => {
  const list = field.list ?? 'onboarding_template';
  const known = store.listed(list);
  return (text) => {
    const name = nameKey(text);
    const key = known.get(name);
    if (key !== undefined) return key;
    if (list === 'onboarding_template')
      return { code: 'ROW_VALUE_UNKNOWN', params: { value: text, allowed: [...new Set(known.values())].join(', ') } };
    const word = text
      .normalize('NFKD')
      .toUpperCase()
      .replace(/[^\p{L}\p{N}]+/gu, '_')
      .replace(/^_|_$/g, '');
    const keys = new Set(known.values());
    const id = freeKey(word || name, 60, (key) => keys.has(key) || isNamedOtherwise(additions, key, name));
    const kind = kindWords.find(([words]) => words.test(text))?.[1] ?? 'technical';
    additions.named.set(id, { kind: list, id, name: text, rows: 0, ...(list === 'certificate_definition' ? { values: { kind } } : {}) });
    known.set(name, id);
    return id;
  };
};
