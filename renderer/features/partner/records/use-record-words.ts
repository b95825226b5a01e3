import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordKey } from '#shared/domain/records/record-kinds.ts';

type KindWords = { one: string; many: string; fields: Readonly<Record<string, string>> };

/** A name as it stands within a sentence: "renewal", but "MDF claim". */
const within = (name: string): string => (/^[A-Z]{2}/.test(name) ? name : `${name.charAt(0).toLowerCase()}${name.slice(1)}`);

/** What people call the kinds of record, their fields and their choices. */
export const useRecordWords = () => {
  const { t } = useTranslation();
  return useMemo(() => {
    const kinds: Readonly<Record<RecordKey, KindWords>> = t(($) => $.records.kinds, { returnObjects: true });
    const choices: Readonly<Record<string, string>> = t(($) => $.records.choices, { returnObjects: true });
    return {
      one: (kind: RecordKey): string => kinds[kind].one,
      oneWithin: (kind: RecordKey): string => within(kinds[kind].one),
      many: (kind: RecordKey): string => kinds[kind].many,
      manyWithin: (kind: RecordKey): string => within(kinds[kind].many),
      field: (kind: RecordKey, field: string): string => kinds[kind].fields[field] ?? field,
      choice: (value: string): string => (Object.hasOwn(choices, value) ? (choices[value] ?? value) : value),
    };
  }, [t]);
};
