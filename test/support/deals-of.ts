import type { Api } from '#shared/api/client.ts';
import type { Deal } from '#shared/api/records.ts';

/** All deals of all partners, as far ahead as the data goes, by their number in the source. */
export const allDeals = async (api: Api, asOf = '2030-01-01'): Promise<Deal[]> => {
  const { partners } = await api('partners.list', {});
  const pages = await Promise.all(partners.map(({ id }) => api('deals.list', { partnerId: id, asOf, limit: 5000 })));
  return pages.flatMap(({ deals }) => deals).toSorted((a, b) => (a.externalId ?? '').localeCompare(b.externalId ?? ''));
};

/** Everything that an import can touch, without what differs by time and chance: to compare before and after. */
export const picture = async (api: Api) => {
  const { partners } = await api('partners.list', {});
  const { imports } = await api('imports.list', {});
  return {
    partners: await Promise.all(partners.map(({ id }) => api('partners.get', { id }))),
    deals: await allDeals(api),
    people: await api('people.list', {}),
    products: await api('products.list', {}),
    waiting: (await api('imports.attention.list', { limit: 500 })).total,
    imports: imports.filter(({ state }) => state === 'applied').length,
  };
};

/** The same in figures, for stores of thousands of partners. */
export const outline = async (api: Api) => {
  const { partners } = await api('partners.list', { asOf: '2018-01-01' });
  const { imports } = await api('imports.list', {});
  const sum = (of: (row: (typeof partners)[number]) => number): number => partners.reduce((all, row) => all + of(row), 0);
  return {
    partners: partners.length,
    deals: [sum((row) => row.openDeals), sum((row) => row.wonCount), sum((row) => row.lostCount), sum((row) => row.wonAmount ?? 0)],
    people: (await api('people.list', {})).length,
    products: await api('products.list', {}),
    waiting: (await api('imports.attention.list', {})).total,
    imports: imports.filter(({ state }) => state === 'applied').length,
  };
};
