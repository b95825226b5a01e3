import { importFieldLabels } from '#shared/text/en/import-fields.ts';

const labels: Record<string, string> = importFieldLabels;

/** What the window calls a field of an entity. */
export const fieldLabelOf = (entity: string, field: string): string => labels[`${entity}.${field}`] ?? field;
