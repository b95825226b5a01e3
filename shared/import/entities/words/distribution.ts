import type { KindWords } from './kind-words.ts';

const distributor = ['distributor', 'distributor name', 'disti', 'wholesaler'];

/** Sell-through (point of sale) reports of distributors, and who stands below whom. */
export const distributionWords = {
  hierarchy_link: {
    files: ['downstream partners', 'hierarchy', 'hierarchy links', 'reseller network', 'sub agents'],
    partner: ['upstream partner', 'parent partner', 'master agent', 'distributor', 'above'],
    headers: {
      child: ['child', 'child partner', 'sub agent', 'downstream reseller', 'below', 'local partner', 'sub partner', 'second tier partner'],
      relation: ['relationship', 'relationship type', 'link type', 'relation type'],
      level: ['hierarchy level', 'geographic level'],
      fromOn: ['linked on', 'since', 'relationship start'],
      toOn: ['unlinked on', 'relationship end'],
    },
    choices: {
      relation: {
        distributor_reseller: ['distributor', 'distribution', 'distributor to reseller', 'reseller'],
        master_sub_agent: ['master agent', 'sub agent', 'agent'],
        regional_local: ['regional', 'local', 'subsidiary'],
      },
      level: {
        local: ['city'],
        regional: ['region', 'state'],
        national: ['country', 'nationwide'],
        international: ['global', 'multinational'],
      },
    },
  },
  sell_through_report: {
    files: ['sell through reports', 'sell through report', 'sell out reports', 'pos reports', 'report calendar'],
    number: ['report id', 'report number', 'pos report id'],
    partner: distributor,
    headers: {
      fromOn: ['report from', 'reporting period start', 'report period start'],
      toOn: ['report to', 'reporting period end', 'report period end'],
      dueOn: ['report due', 'report due date'],
      receivedOn: ['received on', 'report received', 'received date', 'date received', 'eingegangen am'],
      validatedOn: ['validated on', 'validation date', 'checked on'],
    },
  },
  sell_through_line: {
    files: ['sell through', 'sell through lines', 'sellthrough', 'sell out', 'sellout', 'pos', 'pos report', 'point of sale', 'abverkauf'],
    number: ['line id', 'invoice line', 'transaction id', 'invoice number', 'invoice no', 'invoice'],
    partner: distributor,
    headers: {
      report: ['report id', 'report number', 'pos report id'],
      reseller: ['reseller name', 'reseller account', 'dealer', 'dealer name', 'sold to', 'sold to name', 'ship to reseller', 'haendler'],
      resellerName: ['reseller reported as', 'reseller as written'],
      product: ['part number', 'material', 'material number', 'vendor sku', 'mpn', 'product code', 'artikel'],
      quantity: ['qty', 'units', 'units sold', 'quantity sold', 'menge'],
      amount: ['sell through value', 'sales value', 'pos value', 'extended price', 'net value', 'net amount', 'revenue', 'wert', 'umsatz'],
      segment: ['end customer segment', 'customer segment', 'vertical', 'industry', 'end user segment'],
    },
  },
} as const satisfies Record<string, KindWords>;
