import { coverageModels } from '#shared/domain/coverage.ts';
import { investmentSegments } from '#shared/domain/segments.ts';
import { alertTexts } from '#shared/text/en/alerts.ts';
import type { GridValue } from '#renderer/ui/grid/columns.ts';

const order: readonly string[] = [...investmentSegments, ...coverageModels];

/** A segment or a coverage in words; nothing for partners that are in none. */
export const placementWords = (key: string | null): string =>
  key === null ? '' : ((alertTexts.words as Readonly<Record<string, string>>)[key] ?? key);

/** Most investment first. */
export const placementRank = (key: GridValue): number => order.indexOf(String(key));
