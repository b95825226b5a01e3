import { entityDef, field } from '../entity.ts';
import { currencyHeaders, emailHeaders } from './common-headers.ts';

export const person = entityDef(
  'person',
  ['team', 'teams', 'people', 'agents', 'reps', 'users', 'staff', 'cams', 'employees'],
  [
    field('externalId', 'text', 'external_id', ['employee id', 'person id', 'user id', 'agent id', 'id', 'external id'], { weight: 0.5 }),
    field(
      'name',
      'text',
      'name',
      [
        'sales agent',
        'agent',
        'name',
        'full name',
        'person',
        'employee',
        'sales rep',
        'sales representative',
        'rep',
        'cam',
        'channel account manager',
        'account manager',
        'user',
        'agent name',
      ],
      { required: true },
    ),
    field('role', 'choice', 'role', ['role', 'job role', 'function', 'job title', 'title'], {
      choices: new Map([
        ['cam', ['channel account manager', 'partner manager', 'account manager', 'sales agent', 'agent', 'sales rep']],
        ['manager', ['channel manager', 'sales manager', 'team lead', 'head of channel', 'director']],
        ['field_rep', ['field rep', 'field representative', 'field sales']],
        ['channel_ops', ['channel operations', 'channel ops', 'operations', 'ops']],
      ]),
    }),
    field('email', 'text', 'email', emailHeaders),
    field('manager', 'reference', 'manager_id', ['manager', 'manager name', 'reports to', 'line manager', 'team lead', 'supervisor'], {
      refers: 'person',
      weight: 3,
    }),
    field(
      'team',
      'reference',
      'team_id',
      ['team', 'team name', 'regional office', 'office', 'region', 'sales office', 'branch', 'department'],
      { refers: 'team', weight: 2 },
    ),
  ],
);

export const product = entityDef(
  'product',
  ['product', 'products', 'price', 'prices', 'pricelist', 'catalog', 'catalogue', 'items'],
  [
    field(
      'externalId',
      'text',
      'external_id',
      ['product id', 'sku', 'product code', 'item number', 'article number', 'part number', 'id', 'external id'],
      { weight: 1.5 },
    ),
    field('name', 'text', 'name', ['product', 'product name', 'name', 'item', 'article', 'title'], { required: true }),
    field('series', 'text', 'series', ['series', 'product line', 'product family', 'family', 'line', 'product series'], { weight: 3 }),
    field(
      'listPrice',
      'amount',
      'list_price_minor',
      ['sales price', 'list price', 'price', 'unit price', 'msrp', 'retail price', 'preis'],
      { weight: 3 },
    ),
    field('currency', 'currency', 'currency', currencyHeaders, { weight: 0.5 }),
  ],
);
