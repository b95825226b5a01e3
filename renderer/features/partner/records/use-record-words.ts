import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordKey } from '#shared/domain/records/record-kinds.ts';

type KindWords = { one: string; many: string; fields: Readonly<Record<string, string>> };

/** A name as it stands within a sentence: "renewal", but "MDF claim". */
const within = (name: string): string => (/^[A-Z]{2}/.test(name) ? name : `${name.charAt(0).toLowerCase()}${name.slice(1)}`);

const fromKey = (key: string): string => `${key.charAt(0)}${key.slice(1).toLowerCase().replaceAll('_', ' ')}`;

/** What people call the kinds of record, their fields and their choices. */
export const useRecordWords = () => {
  const { t } = useTranslation();
  return useMemo(() => {
    const kinds: Readonly<Record<RecordKey, KindWords>> = t(($) => $.records.kinds, { returnObjects: true });
    const choices: Readonly<Record<string, string>> = t(($) => $.records.choices, { returnObjects: true });
    const standings = new Map(
      [
        t(($) => $.alerts.words, { returnObjects: true }),
        t(($) => $.partner.networkStage, { returnObjects: true }),
        t(($) => $.partner.lifecycleStage, { returnObjects: true }),
      ].flatMap((texts) => Object.entries(texts)),
    );
    return {
      one: (kind: RecordKey): string => kinds[kind].one,
      oneWithin: (kind: RecordKey): string => within(kinds[kind].one),
      many: (kind: RecordKey): string => kinds[kind].many,
      manyWithin: (kind: RecordKey): string => within(kinds[kind].many),
      field: (kind: RecordKey, field: string): string => kinds[kind].fields[field] ?? field,
      choice: (value: string): string => (Object.hasOwn(choices, value) ? (choices[value] ?? value) : value),
      /** A standing as it is stored (HIGH_PERFORMING, a tier's key) in words; a name stays as it is. */
      standing: (value: string): string => standings.get(value) ?? (/^[A-Z][A-Z0-9_]+$/.test(value) ? fromKey(value) : value),
    };
  }, [t]);
};
