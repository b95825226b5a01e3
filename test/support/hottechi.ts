import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import type { Api } from '#shared/api/client.ts';
import { isoDate } from '#shared/domain/dates.ts';
import { parseMinor } from '#shared/domain/money.ts';

type Row = Record<'deal_stage' | 'engage_date' | 'close_date' | 'close_value' | 'opportunity_id', string>;

const dateOf = (text: string): string | null => {
  const [month, day, year] = text.split('/').map(Number);
  return month && day && year ? isoDate(year, month, day) : null;
};

/** The deals of one account of a public CRM export, put in through the contract. Returns the partner's id. */
export const addHottechi = async (api: Api): Promise<string> => {
  const text = readFileSync(new URL('../fixtures/crm-hottechi.csv', import.meta.url), 'utf8');
  const { data } = Papa.parse<Row>(text, { header: true, skipEmptyLines: true });
  const { id } = await api('partners.create', { name: 'Hottechi' });
  for (const row of data) {
    const minor = parseMinor(row.close_value, 'USD');
    const closedOn = dateOf(row.close_date);
    await api('deals.save', {
      partnerId: id,
      name: row.opportunity_id,
      stage: row.deal_stage.toUpperCase(),
      submittedOn: dateOf(row.engage_date),
      ...(closedOn === null ? {} : { closedOn }),
      amount: minor === null ? null : { minor, currency: 'USD' },
    });
  }
  return id;
};
