/** The words for each kind of record of this place and its fields. */
export const servicesRecordTexts = {
  managed_service: {
    one: 'Managed service',
    many: 'Managed services',
    fields: {
      customer: 'Customer',
      product: 'Product',
      seats: 'Seats',
      monthlyValue: 'Monthly value',
      startsOn: 'Starts',
      endsOn: 'Contract ends',
      sla: 'SLA',
      state: 'State',
    },
  },
  renewal: {
    one: 'Renewal',
    many: 'Renewals',
    fields: {
      service: 'Service',
      customer: 'Customer',
      dueOn: 'Due',
      amount: 'Yearly value',
      plan: 'Plan',
      risk: 'Risk',
      state: 'State',
      closedOn: 'Closed',
    },
  },
  seat_count: {
    one: 'Seat count',
    many: 'Seat counts',
    fields: { service: 'Service', countedOn: 'Counted', seats: 'Seats' },
  },
} as const;
