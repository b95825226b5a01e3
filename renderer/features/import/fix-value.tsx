import { Button, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isFocusNowhere } from '#renderer/ui/keep-focus.ts';
import { useQuery } from '#renderer/state/use-query.ts';
import { SearchSelect } from '#renderer/ui/search-select.tsx';
import { recordsOf } from './attention-rows.ts';
import attention from './attention.module.css';

type Found = { id: string; name: string; detail?: string };

/** The records of a kind whose names hold the text. */
const useFound = (kind: 'partner' | 'person' | 'product' | null, text: string): readonly Found[] => {
  const { data: hits } = useQuery(
    'search.records',
    kind !== null && kind !== 'product' && text.trim() !== '' ? { text, limit: 50 } : null,
    { keepLast: true },
  );
  const { data: products } = useQuery('products.list', kind === 'product' ? {} : null);
  if (kind === 'product') return (products ?? []).filter(({ name }) => name.toLowerCase().includes(text.trim().toLowerCase()));
  return (hits ?? []).flatMap(({ entity, id, title, detail }) => (entity === kind ? [{ id, name: title, detail }] : []));
};

type FixValueProps = {
  field: string;
  label: string;
  count: number;
  isBusy: boolean;
  /** Rows are being fixed one after the other, so the focus goes on from each to the next. */
  takesFocus: boolean;
  onFix(value: string): void;
};

/** Gives the field that is in the way a value: a record found by its name, or a text. The same for all rows that are selected. */
export const FixValue = ({ field, label, count, isBusy, takesFocus, onFix }: FixValueProps) => {
  const { t } = useTranslation();
  const kind = recordsOf(field);
  const [search, setSearch] = useState('');
  const [chosen, setChosen] = useState<Found | null>(null);
  const [text, setText] = useState('');
  const found = useFound(kind, search);
  const form = useRef<HTMLFormElement>(null);
  const startsFocused = useRef(takesFocus);
  useEffect(() => {
    // with the row that was fixed went the button that had the focus; who moves about in the list keeps it there
    if (startsFocused.current && isFocusNowhere()) form.current?.querySelector('input')?.focus();
  }, []);
  const value = kind === null ? text.trim() : (chosen?.id ?? '');
  const chooseLabel = {
    partner: t(($) => $.import.attention.choosePartner),
    person: t(($) => $.import.attention.choosePerson),
    product: t(($) => $.import.attention.chooseProduct),
  };
  return (
    <form
      ref={form}
      className={attention['fix']}
      onSubmit={(event) => {
        event.preventDefault();
        if (value !== '') onFix(value);
      }}
    >
      {kind === null ? (
        <TextInput
          label={t(($) => $.import.attention.value, { field: label })}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      ) : (
        <SearchSelect
          label={chooseLabel[kind]}
          chosen={chosen}
          onChoose={(id, name) => setChosen(id === null ? null : { id, name })}
          onSearch={setSearch}
          found={found}
          placeholder={t(($) => $.import.attention.choosePlaceholder)}
          nothingFound={t(($) => $.shell.palette.empty)}
        />
      )}
      <Button type="submit" disabled={value === ''} loading={isBusy}>
        {t(($) => $.import.attention.setFor, { count })}
      </Button>
    </form>
  );
};
