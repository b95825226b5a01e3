import type { Api } from '#shared/api/client.ts';
import { AppError } from '#shared/domain/errors.ts';
import { nameKey } from '#shared/domain/name-key.ts';

/** The id of a partner by its id, its exact name, or else its name as matching reads it. Throws PARTNER_NOT_FOUND, PARTNER_AMBIGUOUS. */
export const findPartner = async (api: Api, name: string): Promise<string> => {
  const { partners } = await api('partners.list', {});
  const exact = partners.filter((partner) => partner.id === name || partner.name === name);
  const found = exact.length > 0 ? exact : partners.filter((partner) => nameKey(partner.name) === nameKey(name));
  const [first] = found;
  if (!first) throw new AppError('PARTNER_NOT_FOUND', { name });
  if (found.length > 1) throw new AppError('PARTNER_AMBIGUOUS', { name, count: found.length });
  return first.id;
};
