import { recordKind, recordField } from '../record-kind.ts';

export const managedServiceKind = recordKind('managed_service', 'services', {
  title: 'customer',
  date: 'startsOn',
  knownBy: ['customer', 'product', 'startsOn'],
  fields: [
    recordField('customer', 'text', 'customer', { required: true }),
    recordField('product', 'product', 'product_id'),
    recordField('seats', 'whole', 'seats'),
    recordField('monthlyValue', 'money', 'monthly_value_minor'),
    recordField('startsOn', 'date', 'starts_on', { required: true }),
    recordField('endsOn', 'date', 'ends_on'),
    recordField('sla', 'text', 'sla'),
    recordField('state', 'choice', 'state', { required: true, choices: ['active', 'ended', 'cancelled'] }),
  ],
  events: [{ key: 'service_started', column: 'starts_on', where: { column: 'state', in: ['active', 'ended'] } }],
});
export const renewalKind = recordKind('renewal', 'services', {
  title: 'customer',
  date: 'dueOn',
  knownBy: ['customer', 'dueOn'],
  fields: [
    recordField('service', 'record', 'service_id', { refers: 'managed_service' }),
    recordField('customer', 'text', 'customer', { required: true }),
    recordField('dueOn', 'date', 'due_on', { required: true }),
    recordField('amount', 'money', 'amount_minor'),
    recordField('plan', 'long', 'plan'),
    recordField('risk', 'choice', 'risk', { choices: ['low', 'medium', 'high'] }),
    recordField('state', 'choice', 'state', { required: true, choices: ['due', 'in_negotiation', 'renewed', 'churned'] }),
    recordField('closedOn', 'date', 'closed_on'),
  ],
  events: [{ key: 'renewal_won', column: 'closed_on', where: { column: 'state', in: ['renewed'] } }],
});
export const seatCountKind = recordKind('seat_count', 'services', {
  title: 'service',
  date: 'countedOn',
  knownBy: ['service', 'countedOn'],
  fields: [
    recordField('service', 'record', 'service_id', { refers: 'managed_service' }),
    recordField('countedOn', 'date', 'counted_on', { required: true }),
    recordField('seats', 'whole', 'seats', { required: true }),
  ],
});
