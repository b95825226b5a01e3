import type { Entry } from '#shared/api/partner-records.ts';
import type { IsoDate } from '#shared/domain/dates.ts';
import { referenceOf, textOf } from '../records/entry-text.ts';

type Row = Pick<Entry, 'values' | 'standing'>;
export type RequiredCertificate = {
  key: string;
  /** `valid` outlasts `expiring`: one that is in force for long makes another's end harmless. */
  state: 'valid' | 'expiring' | 'in_progress' | 'expired' | 'missing';
  /** People that hold it in force. */
  holders: number;
  /** Until when the last of those in force is valid; null: for ever, or there is none. */
  until: IsoDate | null;
};

/** Each certificate that the type of the partner asks for, and how the partner stands with it. */
export const requiredCertificates = (keys: readonly string[], certificates: readonly Row[]): RequiredCertificate[] =>
  keys.map((key) => {
    const own = certificates.filter(({ values }) => referenceOf(values['definition'])?.id === key);
    const inForce = own.filter(({ standing }) => standing === 'valid' || standing === 'expiring');
    const ends = inForce.map(({ values }) => textOf(values['expiresOn']));
    const until = ends.includes(null)
      ? null
      : (ends
          .flatMap((end) => end ?? [])
          .toSorted()
          .at(-1) ?? null);
    const state = inForce.some(({ standing }) => standing === 'valid')
      ? 'valid'
      : inForce.length > 0
        ? 'expiring'
        : own.some(({ standing }) => standing === 'open' || standing === 'stalled')
          ? 'in_progress'
          : own.some(({ standing }) => standing === 'expired')
            ? 'expired'
            : 'missing';
    return { key, state, holders: inForce.length, until };
  });
