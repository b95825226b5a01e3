import { entityDef, field } from '../entity.ts';
import { currencyHeaders, noteHeaders, ownerHeaders, partnerHeaders } from './common-headers.ts';

const statuses = new Map([
  ['prospect', ['candidate', 'lead', 'applicant']],
  ['enrolled', ['active', 'signed', 'live', 'partner', 'current']],
  ['suspended', ['on hold', 'inactive', 'paused']],
  ['terminated', ['ended', 'former', 'closed', 'cancelled', 'churned']],
]);

export const partnerDef = entityDef(
  'partner',
  ['account', 'accounts', 'partner', 'partners', 'companies', 'resellers', 'organisations', 'organizations'],
  [
    field(
      'externalId',
      'text',
      'external_id',
      ['partner id', 'account id', 'partner number', 'account number', 'company id', 'crm id', 'id', 'external id'],
      { weight: 0.5 },
    ),
    field('name', 'text', 'name', [...partnerHeaders, 'name'], { required: true }),
    field('legalName', 'text', 'legal_name', ['legal name', 'registered name', 'legal entity']),
    field('type', 'choice', 'type', ['partner type', 'type', 'account type', 'kind'], { program: 'partnerType', weight: 1.5 }),
    field('subType', 'text', 'sub_type', ['sub type', 'subtype', 'partner sub type']),
    field('tier', 'choice', 'tier', ['tier', 'partner tier', 'level', 'partner level', 'program tier'], { program: 'tier', weight: 2 }),
    field('status', 'choice', 'status', ['status', 'partner status', 'account status'], { choices: statuses }),
    field(
      'parent',
      'reference',
      'parent_id',
      ['subsidiary of', 'parent', 'parent account', 'parent company', 'parent partner', 'holding', 'distributor'],
      { refers: 'partner', weight: 3 },
    ),
    field('owner', 'reference', 'owner_id', ownerHeaders, { refers: 'person' }),
    field('currency', 'currency', 'currency', currencyHeaders, { weight: 0.5 }),
    field(
      'enrolledOn',
      'date',
      'enrolled_on',
      ['enrolled on', 'enrolled', 'enrolment date', 'enrollment date', 'partner since', 'signed on', 'start date', 'joined'],
      { weight: 2 },
    ),
    field('website', 'text', 'website', ['website', 'web site', 'url', 'homepage', 'domain'], { weight: 2 }),
    field(
      'country',
      'text',
      'country',
      ['country', 'office location', 'location', 'headquarters', 'hq', 'billing country', 'country name', 'land'],
      { weight: 2 },
    ),
    field(
      'foundedYear',
      'whole',
      'founded_year',
      ['year established', 'founded', 'founded in', 'founding year', 'established', 'year founded'],
      { weight: 3 },
    ),
    field('employees', 'whole', 'employees', ['employees', 'number of employees', 'employee count', 'headcount', 'staff', 'mitarbeiter'], {
      weight: 3,
    }),
    field('annualRevenue', 'amount', 'annual_revenue_minor', ['annual revenue', 'revenue', 'yearly revenue', 'turnover', 'umsatz'], {
      weight: 2,
    }),
    field('note', 'text', 'note', [...noteHeaders, 'description']),
    field('vertical', 'labels', null, ['sector', 'industry', 'vertical', 'verticals', 'branche', 'industries'], {
      labelKind: 'vertical',
      weight: 3,
    }),
    field('territory', 'labels', null, ['territory', 'territories', 'region', 'sales region', 'geography', 'geo'], {
      labelKind: 'territory',
    }),
    field('segment', 'labels', null, ['segment', 'segments', 'customer segment', 'market segment'], { labelKind: 'segment' }),
  ],
);
