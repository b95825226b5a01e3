import type { TFunction } from 'i18next';
import type { Ratio } from '#shared/plan/tracking.ts';
import { formatRatio } from '#renderer/ui/format.ts';

/** Why a ratio is not there, in a few words. */
export const missingWords = (t: TFunction, missing: Ratio['missing']): string => t(($) => $.plans.missing[missing ?? 'none']);

/** A ratio in words, or that it is not available and why. */
export const ratioWords = (t: TFunction, { value, missing }: Ratio): string =>
  value === null ? t(($) => $.plans.missingWhy, { reason: missingWords(t, missing) }) : formatRatio(value);
