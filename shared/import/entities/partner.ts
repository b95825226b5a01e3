import { lifecycleStages, networkStages } from '#shared/domain/program.ts';
import { entityDef, field } from '../entity.ts';
import { currencyHeaders, noteHeaders, ownerHeaders, partnerHeaders } from './common-headers.ts';

const statuses = new Map([
  ['prospect', ['candidate', 'lead', 'applicant']],
  ['enrolled', ['active', 'signed', 'live', 'partner', 'current']],
  ['suspended', ['on hold', 'inactive', 'paused']],
  ['terminated', ['ended', 'former', 'closed', 'cancelled', 'churned']],
]);

/** What other tools call the types of partner that ship; a type that the program lacks has no words. */
export const partnerTypeWords: Readonly<Record<string, readonly string[]>> = {
  RESELLER_VAR: ['reseller', 'VAR', 'value added reseller', 'solution provider', 'dealer'],
  DISTRIBUTOR: ['disti', 'wholesaler', 'VAD'],
  MSP: ['managed service provider', 'managed services provider', 'managed service provider (MSP)'],
  SI: ['SI', 'systems integrator', 'system integrator (SI)', 'integrator'],
  ISV: ['independent software vendor', 'independent software vendor (ISV)', 'technology partner', 'software vendor'],
  REFERRAL_AGENT: ['referral', 'referral partner', 'agent'],
  STRATEGIC_ALLIANCE: ['alliance', 'alliance partner', 'strategic alliance partner'],
};

const keyed = (keys: readonly string[], words: Readonly<Record<string, readonly string[]>>): ReadonlyMap<string, readonly string[]> =>
  new Map(keys.map((key) => [key, [`${key.charAt(0)}${key.slice(1).toLowerCase().replaceAll('_', ' ')}`, ...(words[key] ?? [])]]));

const networkChoices = keyed(networkStages, {
  ENROLLED_INACTIVE: ['enrolled, not active', 'not active', 'inactive'],
  ACTIVE_STANDARD: ['active', 'standard'],
});
const lifecycleChoices = keyed(lifecycleStages, {
  RECRUIT_QUALIFY: ['recruit and qualify', 'recruit'],
  ONBOARD_ACTIVATE: ['onboard and activate', 'onboarding'],
  RETAIN_ADVOCATE: ['retain and advocate', 'retain'],
});
const segmentChoices = keyed(['STRATEGIC', 'HIGH_PERFORMING', 'ACTIVE_STANDARD', 'ACTIVATION_FOCUS'], {});
const coverageChoices = keyed(['HIGH_TOUCH_DEDICATED', 'NAMED_ACCOUNT', 'SCALED_DIGITAL', 'SELF_SERVICE'], {
  HIGH_TOUCH_DEDICATED: ['high touch', 'dedicated'],
  NAMED_ACCOUNT: ['named'],
  SCALED_DIGITAL: ['scaled', 'digital'],
});

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
    field('terminatedOn', 'date', 'terminated_on', ['terminated on', 'termination date', 'contract ended', 'left on'], { weight: 2 }),
    field('networkStage', 'choice', 'network_stage', ['network stage', 'stage in the network'], { choices: networkChoices, weight: 3 }),
    field('lifecycleStage', 'choice', 'lifecycle_stage', ['lifecycle stage', 'partner lifecycle', 'partner lifecycle stage'], {
      choices: lifecycleChoices,
      weight: 3,
    }),
    // the app computes both; only what a person decided against that comes in, with the reason
    field('investmentSegment', 'choice', 'investment_segment', ['investment segment override', 'segment override'], {
      choices: segmentChoices,
      weight: 3,
    }),
    field('segmentReason', 'text', 'segment_reason', ['segment reason', 'reason for the segment', 'investment segment reason']),
    field('coverageModel', 'choice', 'coverage_model', ['coverage override', 'coverage model override'], {
      choices: coverageChoices,
      weight: 3,
    }),
    field('coverageReason', 'text', 'coverage_reason', ['coverage reason', 'reason for the coverage']),
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
