import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from '#renderer/state/use-query.ts';
import type { ValueNames } from './value-text.ts';

const named = (list: ReadonlyArray<{ id: string; name: string }> | undefined): ReadonlyMap<string, string> =>
  new Map((list ?? []).map(({ id, name }) => [id, name]));

/** What the ids and keys in values are called. */
export const useValueNames = (): ValueNames => {
  const { t } = useTranslation();
  const { data: people } = useQuery('people.list', {});
  const { data: products } = useQuery('products.list', {});
  const { data: portfolio } = useQuery('partners.list', {});
  const { data: program } = useQuery('settings.program', {});
  return useMemo(
    () => ({
      people: named(people),
      products: named(products),
      partners: named(portfolio?.partners),
      program,
      yes: t(($) => $.ui.yes),
      no: t(($) => $.ui.no),
      entries: (count) => t(($) => $.inbox.value.entries, { count }),
      record: (kind, id) => t(($) => $.inbox.value.record, { kind, id: id.slice(-4) }),
    }),
    [people, products, portfolio, program, t],
  );
};
