import { importEntities } from '#shared/import/entities.ts';
import type { EntityDef, ImportField } from '#shared/import/entity.ts';
import { fieldLabelOf } from '#shared/import/field-label.ts';
import { deletedHeader } from '../feeds/read/feed-body.ts';

/** A part of a JSON schema. */
export type JsonSchema = { [name: string]: unknown };

const kinds: Readonly<Record<ImportField['kind'], string>> = {
  text: 'text',
  whole: 'whole number',
  count: 'whole number of at least 0',
  amount: 'amount of money in whole units ("1234.50"), beside `currency`',
  ratio: 'share of 0 to 1, or "45 %"',
  date: 'day, such as 2026-11-20',
  quarter: 'fiscal quarter, such as 2026-Q4',
  flag: 'yes or no',
  currency: 'ISO 4217 currency, such as EUR',
  choice: 'one of a list',
  stage: 'stage of a deal, by its name',
  reference: 'a record, by its number in the source or its name',
  listed: 'an entry of a list of the program, by its name',
  labels: 'words, parted by ; or as a list',
};

const describe = (entity: EntityDef, field: ImportField): string => {
  const what = field.refers ? `${kinds[field.kind]} (${field.refers})` : kinds[field.kind];
  return `${fieldLabelOf(entity.key, field.key)}: ${what}`;
};

const propertyOf = (entity: EntityDef, field: ImportField): JsonSchema => ({
  description: describe(entity, field),
  type: field.kind === 'labels' ? ['string', 'array', 'null'] : ['string', 'number', 'boolean', 'null'],
  ...(field.choices ? { examples: [...field.choices.keys()] } : {}),
});

const rowOf = (entity: EntityDef): JsonSchema => ({
  type: 'object',
  description: `A row of ${entity.key}, as NDJSON has it on a line and CSV under its headers`,
  required: entity.fields.filter(({ required }) => required).map(({ key }) => key),
  properties: {
    ...Object.fromEntries(entity.fields.map((field) => [field.key, propertyOf(entity, field)])),
    ...(entity.fieldsByKey.has('externalId')
      ? { [deletedHeader]: { type: 'boolean', description: 'true: the record is gone from its source; needs externalId' } }
      : {}),
  },
  additionalProperties: false,
});

/** The rows that `POST /v1/import/:entity` takes, by entity. */
export const entitySchemas = (): Record<string, JsonSchema> =>
  Object.fromEntries(importEntities.map((entity) => [entity.key, rowOf(entity)]));
