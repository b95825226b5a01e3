/** The words for each kind of record of this place and its fields. */
export const distributionRecordTexts = {
  hierarchy_link: {
    one: 'Downstream partner',
    many: 'Downstream partners',
    fields: { child: 'Downstream partner', relation: 'Relation', level: 'Level', fromOn: 'From', toOn: 'To' },
  },
  sell_through_report: {
    one: 'Sell-through report',
    many: 'Sell-through reports',
    fields: { fromOn: 'From', toOn: 'To', dueOn: 'Due', receivedOn: 'Received', validatedOn: 'Validated' },
  },
  sell_through_line: {
    one: 'Sell-through line',
    many: 'Sell-through lines',
    fields: {
      report: 'Report',
      reseller: 'Reseller',
      resellerName: 'Reseller as reported',
      product: 'Product',
      quantity: 'Quantity',
      amount: 'Value',
      segment: 'End-customer segment',
    },
  },
} as const;
