import type { Sheet } from '#shared/documents/model.ts';
import { certificateTable } from '../blocks/enablement.ts';
import { campaignTable } from '../blocks/marketing.ts';
import type { SheetContext } from './figures.ts';

/** All certificates of the partner; no sheet where none is recorded. */
export const certificatesSheet = ({ built, say }: SheetContext): Sheet[] => {
  if (built.enablement === null || built.enablement.certificates.length === 0) return [];
  const { columns, rows } = certificateTable(built.enablement, say);
  return [{ name: say('sheet.enablement'), columns, rows }];
};

/** All campaigns of the quarter; no sheet where none ran. */
export const campaignsSheet = ({ built, say }: SheetContext): Sheet[] => {
  if (built.marketing === null || built.marketing.campaigns.length === 0) return [];
  const { columns, rows } = campaignTable(built.marketing, say);
  return [{ name: say('sheet.marketing'), columns, rows }];
};
