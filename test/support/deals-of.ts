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
