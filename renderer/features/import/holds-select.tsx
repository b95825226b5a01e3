import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { RecordPlace } from '#shared/domain/records/record-kind.ts';
import { recordKinds } from '#shared/domain/records/record-kinds.ts';
import { ImportEntity } from '#shared/import/mapping.ts';

const places = [...new Set(recordKinds.map(({ place }) => place))];
const main = ['partner', 'deal', 'contact', 'person', 'product', 'commitment'] as const;
const leftOut = 'none';

type HoldsSelectProps = { file: string; value: ImportEntity | null; onChange(entity: ImportEntity | null): void };

/** What a file holds: everything that can be imported, by the tab of the partner page under which it stands, found by typing a part of its name. */
export const HoldsSelect = ({ file, value, onChange }: HoldsSelectProps) => {
  const { t } = useTranslation();
  const itemOf = (entity: ImportEntity) => ({ value: entity, label: t(($) => $.import.entity[entity]) });
  const kindsIn = (place: RecordPlace) => recordKinds.filter((kind) => kind.place === place).map(({ key }) => itemOf(key));
  return (
    <Select
      aria-label={`${t(($) => $.import.detected.holds)}: ${file}`}
      data={[
        {
          group: t(($) => $.import.detected.main),
          items: [{ value: leftOut, label: t(($) => $.import.detected.leftOut) }, ...main.map(itemOf)],
        },
        ...places.map((place) => ({ group: t(($) => $.partner.tab[place]), items: kindsIn(place) })),
      ]}
      value={value ?? leftOut}
      allowDeselect={false}
      searchable
      nothingFoundMessage={t(($) => $.shell.palette.empty)}
      maxDropdownHeight={360}
      w={220}
      onChange={(chosen) => {
        if (chosen !== null) onChange(chosen === leftOut ? null : ImportEntity.parse(chosen));
      }}
      comboboxProps={{ transitionProps: { duration: 90 } }}
    />
  );
};
