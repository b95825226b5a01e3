import { z } from 'zod';
import { entitlementKeys } from '#shared/domain/partner-entitlements.ts';
import { TypeProfile } from '#shared/domain/type-profile.ts';
import { command, query } from './define.ts';

/** A key of a list of the program: it never changes, so that imports and exports stay right. */
export const ListKey = z.string().regex(/^[A-Z0-9_]{1,60}$/, 'a key has capital letters, digits and underscores');
const Label = z.string().trim().min(1, 'it needs a name').max(80, 'a name has 80 characters at the most');
const Months = z.int('whole months').min(1, 'at least one month').max(120, 'at most 120 months').nullable();
const days = z.int('whole days').min(1, 'at least one day').max(730, 'at most 730 days');

export const certificateKinds = ['sales', 'technical', 'service_delivery', 'professional_services', 'integration', 'compliance'] as const;
export const milestoneSteps = [
  'profile',
  'compliance',
  'kickoff',
  'first_certification',
  'program_tour',
  'first_registration',
  'first_comarketing',
  'other',
] as const;

const DealStage = z.object({
  key: ListKey,
  label: Label,
  state: z.enum(['open', 'won', 'lost']),
  probability: z.number().min(0, 'a probability is between 0 and 100 %').max(1, 'a probability is between 0 and 100 %').nullable(),
  position: z.int().min(0).max(999),
});
const Certificate = z.object({
  key: ListKey,
  label: Label,
  kind: z.enum(certificateKinds),
  validityMonths: Months,
  /** What it opens for partners whose type requires it; left out: as it is. */
  gates: z.array(z.enum(entitlementKeys)).max(entitlementKeys.length).optional(),
});
const Requirement = z.object({ key: ListKey, label: Label, renewalMonths: Months });
/** A step of an onboarding, due so many days after it started. */
export const TemplateMilestone = z.object({
  step: z.enum(milestoneSteps),
  name: Label,
  dueOffsetDays: z.int('whole days').min(0, 'a milestone is not due before the start').max(730, 'at most 730 days'),
  side: z.enum(['vendor', 'partner']),
});
export type TemplateMilestone = z.infer<typeof TemplateMilestone>;
const OnboardingTemplate = z
  .object({
    key: ListKey,
    label: Label,
    windowDays: days,
    milestones: z.array(TemplateMilestone).min(1, 'an onboarding has at least one milestone').max(40, 'at most 40 milestones'),
  })
  .refine(({ windowDays, milestones }) => milestones.every(({ dueOffsetDays }) => dueOffsetDays <= windowDays), {
    message: 'a milestone is due after the window has ended',
    path: ['milestones'],
  });

/** How many records or settings name an entry; with any it cannot be removed. */
const used = { inUse: z.int() };

export const ProgramLists = z.object({
  stages: z.array(DealStage.extend(used)),
  certificates: z.array(Certificate.extend(used)),
  requirements: z.array(Requirement.extend(used)),
  onboarding: z.array(OnboardingTemplate.safeExtend(used)),
});
export type ProgramLists = z.infer<typeof ProgramLists>;

export const programListsApi = {
  /** Every type of the program in its order, with its profile and how many partners have it. */
  'settings.profiles': query(
    z.object({}),
    z.array(z.object({ type: z.string(), label: z.string(), partners: z.int(), profile: TypeProfile })),
  ),
  /** Refused for a type that there is not, and for certificates or an onboarding template that the program does not have. */
  'settings.profiles.save': command(z.object({ type: ListKey, profile: TypeProfile }), z.object({})),
  /** Removes a type or a tier. Refused with the count while partners or settings name it. */
  'settings.list.remove': command(z.object({ list: z.enum(['partner_type', 'tier']), key: z.string().max(60) }), z.object({})),
  'settings.lists': query(z.object({}), ProgramLists),
  /** Adds an entry or changes the one with its key. */
  'settings.lists.save': command(
    z.discriminatedUnion('list', [
      z.object({ list: z.literal('stages'), entry: DealStage }),
      z.object({ list: z.literal('certificates'), entry: Certificate }),
      z.object({ list: z.literal('requirements'), entry: Requirement }),
      z.object({ list: z.literal('onboarding'), entry: OnboardingTemplate }),
    ]),
    z.object({}),
  ),
  /** Refused with the count while something names the entry. */
  'settings.lists.remove': command(
    z.object({ list: z.enum(['stages', 'certificates', 'requirements', 'onboarding']), key: z.string().max(60) }),
    z.object({}),
  ),
} as const;
