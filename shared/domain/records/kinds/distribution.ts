import { recordKind, recordField } from '../record-kind.ts';

export const hierarchyLinkKind = recordKind('hierarchy_link', 'distribution', {
  title: 'child',
  date: 'fromOn',
  knownBy: ['child', 'relation'],
  fields: [
    recordField('child', 'partner', 'child_id', { required: true }),
    recordField('relation', 'choice', 'relation', {
      required: true,
      choices: ['distributor_reseller', 'master_sub_agent', 'regional_local'],
    }),
    recordField('level', 'choice', 'level', { choices: ['local', 'regional', 'national', 'international'] }),
    recordField('fromOn', 'date', 'from_on', { required: true }),
    recordField('toOn', 'date', 'to_on'),
  ],
});
export const sellThroughReportKind = recordKind('sell_through_report', 'distribution', {
  title: null,
  date: 'fromOn',
  knownBy: ['fromOn', 'toOn'],
  fields: [
    recordField('fromOn', 'date', 'from_on', { required: true }),
    recordField('toOn', 'date', 'to_on', { required: true }),
    recordField('dueOn', 'date', 'due_on'),
    recordField('receivedOn', 'date', 'received_on'),
    recordField('validatedOn', 'date', 'validated_on'),
  ],
  events: [
    { key: 'sell_through_reported', column: 'received_on', where: { child: 'sell_through_line', by: 'report_id', above: 'amount_minor' } },
  ],
});
export const sellThroughLineKind = recordKind('sell_through_line', 'distribution', {
  title: 'resellerName',
  date: null,
  knownBy: ['report', 'reseller', 'resellerName', 'product'],
  fields: [
    recordField('report', 'record', 'report_id', { required: true, refers: 'sell_through_report' }),
    recordField('reseller', 'partner', 'reseller_id'),
    recordField('resellerName', 'text', 'reseller_name'),
    recordField('product', 'product', 'product_id'),
    recordField('quantity', 'whole', 'quantity'),
    recordField('amount', 'money', 'amount_minor', { required: true }),
    recordField('segment', 'text', 'segment'),
  ],
});
