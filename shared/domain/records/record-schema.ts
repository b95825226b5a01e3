import { z } from 'zod';
import { IsoDate } from '../dates.ts';
import { Money } from '../money.ts';
import type { RecordField, RecordFieldKind, RecordKind } from './record-kind.ts';

const line = z.string().trim().max(300, 'longer than 300 characters');
const id = z.string().min(1).max(100);

const schemas: Record<Exclude<RecordFieldKind, 'choice'>, z.ZodType<string | number | Money>> = {
  text: line,
  long: z.string().trim().max(20_000, 'longer than 20,000 characters'),
  whole: z.int('not a whole number').min(0, 'below zero'),
  ratio: z.number('not a number').min(0, 'below 0 %').max(1, 'above 100 %'),
  money: Money.extend({ minor: z.int().min(0, 'below zero') }),
  date: IsoDate,
  person: id,
  partner: id,
  contact: id,
  product: id,
  deal: id,
  record: id,
  program: id,
  stage: id,
  quarter: z.string().regex(/^\d{4}-Q[1-4]$/, 'not a fiscal quarter like 2017-Q4'),
};

/** Empty text is nothing: a field that somebody cleared is null, never ''. */
const orNothing = (schema: z.ZodType<string | number | Money>): z.ZodType<string | number | Money | null> =>
  z.preprocess((value) => (value === undefined || (typeof value === 'string' && value.trim() === '') ? null : value), schema.nullable());

const fieldSchema = (field: RecordField): z.ZodType<string | number | Money | null> => {
  const schema = field.kind === 'choice' ? z.enum(field.choices ?? []) : schemas[field.kind];
  const optional = orNothing(schema);
  return field.required ? optional.refine((value) => value !== null, 'this is needed') : optional;
};

export type EntryValues = Record<string, string | number | Money | null>;

/**
 * The values of a kind as a form or a file gives them, by field key. `isNew`: every required field must be there; otherwise only what is given is parsed,
 * and a required field cannot be emptied. Unknown fields are refused.
 */
export const recordSchema = (kind: RecordKind, isNew: boolean): z.ZodType<EntryValues> => {
  const shape = kind.fields.map((field) => {
    const schema = fieldSchema(field);
    return [field.key, isNew && field.required ? schema : schema.optional()] as const;
  });
  return z.strictObject(Object.fromEntries(shape)) as unknown as z.ZodType<EntryValues>;
};
