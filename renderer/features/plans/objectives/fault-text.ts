import type { TFunction } from 'i18next';
import { type CellFault, type CellMeasure, cellValueText } from '#shared/plan/cells.ts';

const unsaid = { digits: 0, grouped: '', decimal: '', currency: '', found: '' };

/** Why a text is no value of a cell, as one sentence with what to write instead. */
export const faultText = (t: TFunction<'page'>, text: string, fault: CellFault, measure: CellMeasure, language: string): string => {
  const { code, ...params } = fault;
  const example = cellValueText(measure.unit === 'money' ? 125_000_000 : 1250, measure, language);
  return t(($) => $.planObjectives.fault[code], { ...unsaid, ...params, text, example });
};
