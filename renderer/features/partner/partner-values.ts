import type { InputOf, OutputOf } from '#shared/api/contract.ts';

export type PartnerRecord = OutputOf<'partners.get'>;
type Changes = InputOf<'partners.update'>['changes'];

/** What the form of a partner holds; empty text is "not set". */
export type PartnerValues = {
  name: string;
  legalName: string;
  externalId: string;
  type: string;
  subType: string;
  tier: string;
  status: PartnerRecord['status'];
  networkStage: string;
  lifecycleStage: string;
  ownerId: string;
  parentId: string;
  parent: string;
  country: string;
  website: string;
  employees: string;
  currency: string;
  enrolledOn: string;
  terminatedOn: string;
  territories: string[];
  verticals: string[];
  segments: string[];
  note: string;
};

export const partnerToValues = (partner: PartnerRecord): PartnerValues => ({
  name: partner.name,
  legalName: partner.legalName ?? '',
  externalId: partner.externalId ?? '',
  type: partner.type ?? '',
  subType: partner.subType ?? '',
  tier: partner.tier ?? '',
  status: partner.status,
  networkStage: partner.networkStage ?? '',
  lifecycleStage: partner.lifecycleStage ?? '',
  ownerId: partner.ownerId ?? '',
  parentId: partner.parentId ?? '',
  parent: partner.parent ?? '',
  country: partner.country ?? '',
  website: partner.website ?? '',
  employees: partner.employees === null ? '' : String(partner.employees),
  currency: partner.currency ?? '',
  enrolledOn: partner.enrolledOn ?? '',
  terminatedOn: partner.terminatedOn ?? '',
  territories: partner.territories,
  verticals: partner.verticals,
  segments: partner.segments,
  note: partner.note ?? '',
});

export type PartnerProblems = Partial<
  Record<'name' | 'currency' | 'employees' | 'terminatedOn', 'nameNeeded' | 'currencyInvalid' | 'employeesInvalid' | 'dateOrder'>
>;

/** What must be put right before the form can be saved. */
export const partnerProblems = (values: PartnerValues): PartnerProblems => ({
  ...(values.name.trim() === '' ? { name: 'nameNeeded' as const } : {}),
  ...(values.currency !== '' && !/^[A-Z]{3}$/.test(values.currency) ? { currency: 'currencyInvalid' as const } : {}),
  ...(values.employees.trim() !== '' && !/^\d{1,9}$/.test(values.employees.trim()) ? { employees: 'employeesInvalid' as const } : {}),
  ...(values.enrolledOn !== '' && values.terminatedOn !== '' && values.terminatedOn < values.enrolledOn
    ? { terminatedOn: 'dateOrder' as const }
    : {}),
});

/** The fields that were changed, as `partners.update` takes them. */
export const valuesToChanges = (values: PartnerValues, changed: ReadonlySet<keyof PartnerValues>): Changes => {
  const changes: Record<string, unknown> = {};
  for (const field of changed) {
    const value = values[field];
    if (field === 'parent') continue;
    if (field === 'employees') changes[field] = value === '' ? null : Number(value);
    else if (typeof value === 'string' && field !== 'name' && field !== 'status')
      changes[field] = value.trim() === '' ? null : value.trim();
    else changes[field] = value;
  }
  return changes as Changes;
};
