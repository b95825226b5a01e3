import { expect } from 'vitest';
import { type Api, createApi } from '#shared/api/client.ts';
import type { ExportedFile } from '#shared/api/qbr-exports.ts';
import type { Transport } from '#shared/api/transport.ts';
import { testPassphrase } from './make-app.ts';

/** Makes a store with the sample data through any transport, and writes the package of its first partner in all three formats. */
export const makePackage = async (transport: Transport): Promise<{ api: Api; files: ExportedFile[] }> => {
  const api = createApi(transport);
  await api('store.create', { passphrase: testPassphrase });
  await api('sample.add', {});
  const { partners } = await api('partners.list', {});
  const partner = partners[0];
  expect(partner).toBeDefined();
  const { id } = await api('qbrs.create', { partnerId: partner?.id ?? '', quarter: '2026-Q3' });
  const { files } = await api('qbrs.export', { id, formats: ['pptx', 'pdf', 'xlsx'] });
  return { api, files };
};
