import type { TFunction } from 'i18next';
import type { LedgerEntry } from '#shared/api/commitments.ts';

/** Where a commitment was made, in words: "QBR 2017-Q4". */
export const originText = (t: TFunction, { originKind, originTitle }: Pick<LedgerEntry, 'originKind' | 'originTitle'>): string =>
  originTitle === null
    ? t(($) => $.commitments.origin[originKind])
    : t(($) => $.commitments.originNamed[originKind], { title: originTitle });
