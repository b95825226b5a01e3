import type { TFunction } from 'i18next';
import type { Written } from './use-sheet-cells.ts';

/** What an action did, in sentences: what changed first, then what was left out and why. */
export const writtenText = (
  t: TFunction<'page'>,
  did: 'pasted' | 'filled' | 'cleared' | 'typed',
  { taken, locked, bad, added }: Written,
  cut: { rows: number; columns: number } = { rows: 0, columns: 0 },
): string =>
  [
    did !== 'typed' && (taken > 0 || locked + bad + added === 0) ? t(($) => $.sheet[did], { count: taken }) : '',
    added > 0 ? t(($) => $.sheet.added, { count: added }) : '',
    locked > 0 ? t(($) => $.sheet.skipped, { count: locked }) : '',
    bad > 0 && did !== 'typed' ? t(($) => $.sheet.bad, { count: bad }) : '',
    cut.rows > 0 ? t(($) => $.sheet.cutRows, { count: cut.rows }) : '',
    cut.columns > 0 ? t(($) => $.sheet.cutColumns, { count: cut.columns }) : '',
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
