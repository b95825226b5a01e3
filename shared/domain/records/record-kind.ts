/**
 * The kinds of record that hang on a partner, as data: tables, contract, import, forms, grids and the activity spine are all driven by them, so a fact has one
 * definition. Source: domain, sections 1 and 4.1.
 */

/** The tab of the partner page under which a kind stands. */
export type RecordPlace =
  | 'onboarding'
  | 'enablement'
  | 'marketing'
  | 'selling'
  | 'services'
  | 'distribution'
  | 'alliances'
  | 'incentives'
  | 'care';

/**
 * How a field is kept and read.
 * - `text` one line, `long` several; `whole` integer of at least 0; `ratio` fraction of 0 to 1; `date`; `choice` one of `choices`
 * - `money`: integer minor units; the currency stands once in the row, for all its money
 * - `person`, `partner`, `contact`, `product`, `deal`: the id of such a record; `record`: of the kind that `refers` names
 * - `program`: the key of an entry of the program's list `list`; `stage`: the key of a deal stage; `quarter`: a fiscal quarter like 2017-Q4
 */
export type RecordFieldKind =
  | 'text'
  | 'long'
  | 'whole'
  | 'ratio'
  | 'money'
  | 'date'
  | 'choice'
  | 'person'
  | 'partner'
  | 'contact'
  | 'product'
  | 'deal'
  | 'record'
  | 'program'
  | 'stage'
  | 'quarter';

/** Lists of the program that a field can name an entry of; also their tables. */
export type ProgramList = 'onboarding_template' | 'certificate_definition' | 'compliance_requirement';

export type RecordField = {
  key: string;
  kind: RecordFieldKind;
  column: string;
  required?: true;
  choices?: readonly string[];
  refers?: string;
  list?: ProgramList;
};

/**
 * A dated fact that a record adds to the activity spine: on the day in `column`, when `where` holds.
 * `where` is a column among values, or at least one row of a child table above zero. `quantity`: the column that says how often it happened on that day.
 */
export type RecordEvent = {
  key: string;
  column: string;
  where?: { column: string; in: readonly string[] } | { child: string; by: string; above: string };
  quantity?: string;
};

export type RecordKind<K extends string = string> = {
  /** Also the name of the table. */
  key: K;
  place: RecordPlace;
  /** The field that names a record in a list; null: its date does. */
  title: string | null;
  /** The field that orders a list and decides whether a record was there on an as-of date; null: always. */
  date: string | null;
  /** Fields by which an imported row without a number of its own is known again, within its partner. */
  knownBy: readonly string[];
  /** The day, among `knownBy`, that a record gets once it is done: a row with that day is also the record that has none yet, and no other. */
  settledBy: string | null;
  fields: readonly RecordField[];
  events: readonly RecordEvent[];
  hasMoney: boolean;
};

type FieldMore = Partial<Pick<RecordField, 'required' | 'choices' | 'refers' | 'list'>>;

/** Builds a field; the rest of its traits by name. Its literal types decide the type of its column. */
export const recordField = <
  const K extends string,
  const Kind extends RecordFieldKind,
  const C extends string,
  const M extends FieldMore = Record<never, never>,
>(
  key: K,
  kind: Kind,
  column: C,
  more?: M,
): { key: K; kind: Kind; column: C } & M => ({ key, kind, column, ...(more ?? ({} as M)) });

/** Builds a kind; one without events adds nothing to the spine. */
export const recordKind = <const K extends string, const F extends readonly RecordField[]>(
  key: K,
  place: RecordPlace,
  rest: Pick<RecordKind, 'title' | 'date' | 'knownBy'> & { settledBy?: string; fields: F; events?: readonly RecordEvent[] },
): RecordKind<K> & { fields: F } => ({
  key,
  place,
  events: [],
  settledBy: null,
  ...rest,
  hasMoney: rest.fields.some(({ kind }) => kind === 'money'),
});

type Stored<F extends RecordField> = F['kind'] extends 'whole' | 'money' | 'ratio'
  ? number
  : F extends { choices: readonly (infer C)[] }
    ? C
    : string;
type Nullable<F extends RecordField> = F extends { required: true } ? Stored<F> : Stored<F> | null;

/** The columns that the fields of a kind stand in, as the store types them. */
export type RecordColumns<Kind extends RecordKind> = { [F in Kind['fields'][number] as F['column']]: Nullable<F> };
