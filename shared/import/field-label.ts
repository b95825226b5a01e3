import type { EntityDef, ImportField } from './entity.ts';
import { importFieldLabels, recordFieldLabels } from '#shared/text/en/import-fields.ts';
import { recordTexts } from '#shared/text/en/records.ts';

const records: Record<string, { fields: Record<string, string> }> = recordTexts;
const shared: Record<string, string> = recordFieldLabels;
const labels: Record<string, string> = importFieldLabels;

/** What the window calls a field of an entity. */
export const fieldLabelOf = (entity: string, field: string): string =>
  labels[`${entity}.${field}`] ?? records[entity]?.fields[field] ?? shared[field] ?? field;

/** Fields that stand in the app's own files: all but those that only help to find another record. */
export const exportedFields = ({ fields }: EntityDef): ImportField[] =>
  fields.filter(({ key, column, labelKind }) => column !== null || labelKind !== undefined || key === 'closesOn' || key === 'recordId');
