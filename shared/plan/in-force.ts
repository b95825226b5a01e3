import type { IsoDate } from '#shared/domain/dates.ts';

/** The version in force on a day: the newest that both sides had signed by then. A change agreed on 1 July counts from 1 July on. Null: none was agreed yet. */
export const versionInForce = <V extends { number: number; agreedOn: IsoDate | null }>(versions: readonly V[], asOf: IsoDate): V | null =>
  versions
    .filter(({ agreedOn }) => agreedOn !== null && agreedOn <= asOf)
    .reduce<V | null>((newest, version) => (newest && newest.number > version.number ? newest : version), null);
