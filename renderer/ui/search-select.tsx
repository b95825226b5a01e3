import { Select } from '@mantine/core';
import { useState } from 'react';

type SearchSelectProps = {
  label: string;
  /** What is chosen now, with its name; null: nothing. */
  chosen: { id: string; name: string } | null;
  onChoose(id: string | null, name: string): void;
  /** Called as somebody types; the answer comes back as `found`. */
  onSearch(text: string): void;
  found: ReadonlyArray<{ id: string; name: string; detail?: string }>;
  placeholder?: string;
  nothingFound: string;
  autoFocus?: boolean;
};

/** A field that finds a record by name among more than a list can hold. */
export const SearchSelect = ({ label, chosen, onChoose, onSearch, found, placeholder, nothingFound, autoFocus }: SearchSelectProps) => {
  const [typed, setTyped] = useState(chosen?.name ?? '');
  // the field shows the label of what is chosen, so a label must not differ between what was found and what is chosen
  const options = found.map(({ id, name }) => ({ value: id, label: name }));
  const withChosen =
    chosen && !options.some(({ value }) => value === chosen.id) ? [{ value: chosen.id, label: chosen.name }, ...options] : options;
  const isSearching = typed.trim() !== '' && typed !== chosen?.name;
  return (
    <Select
      label={label}
      data={withChosen}
      value={chosen?.id ?? null}
      searchable
      clearable
      searchValue={typed}
      onSearchChange={(text) => {
        setTyped(text);
        if (text !== chosen?.name) onSearch(text);
      }}
      onChange={(id) => onChoose(id, found.find((option) => option.id === id)?.name ?? '')}
      renderOption={({ option }) => {
        const detail = found.find(({ id }) => id === option.value)?.detail;
        return detail ? `${option.label} · ${detail}` : option.label;
      }}
      // the core has searched already
      filter={({ options: all }) => all}
      {...(isSearching ? { nothingFoundMessage: nothingFound } : {})}
      {...(placeholder === undefined ? {} : { placeholder })}
      {...(autoFocus ? { 'data-autofocus': true, autoFocus: true } : {})}
      comboboxProps={{ transitionProps: { duration: 90 } }}
    />
  );
};
