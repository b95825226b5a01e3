import type { Api } from '#shared/api/client.ts';

/** Makes one partner with deals through the contract. Amounts in minor units of USD. */
export const addPartner = async (
  api: Api,
  name: string,
  deals: Array<{
    stage: 'WON' | 'LOST' | 'ENGAGING' | 'PROSPECTING';
    submittedOn?: string;
    closedOn?: string;
    amount?: number;
    currency?: string;
  }> = [],
): Promise<string> => {
  const { id } = await api('partners.create', { name });
  for (const { stage, submittedOn, closedOn, amount, currency = 'USD' } of deals) {
    await api('deals.save', {
      partnerId: id,
      stage,
      submittedOn: submittedOn ?? null,
      ...(closedOn === undefined ? {} : { closedOn }),
      amount: amount === undefined ? null : { minor: amount, currency },
    });
  }
  return id;
};
