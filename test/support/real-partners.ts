import type { Api } from '#shared/api/client.ts';
import { realFiles, upload } from './import-files.ts';

/** Imports a real CRM export whole, and returns the id of one of its 85 partners. */
export const importRealPartner = async (api: Api, name: string): Promise<string> => {
  await api('imports.apply', { uploadIds: await upload(api, realFiles()) });
  const { partners } = await api('partners.list', {});
  const found = partners.find((partner) => partner.name === name);
  if (!found) throw new Error(`${name} is not in the export`);
  return found.id;
};
