import { TypeProfile } from '#shared/domain/type-profile.ts';

/** The parts of a profile, in the order of the editor. */
export const profileParts = [
  'scorecard',
  'commercialEvents',
  'columns',
  'places',
  'requiredCertificates',
  'onboardingTemplate',
  'alerts',
  'reviews',
  'qbrSections',
] as const satisfies ReadonlyArray<keyof TypeProfile>;
export type ProfilePart = (typeof profileParts)[number];

export const partId = (part: ProfilePart): string => `profile-${part}`;

/** Brings a part into view and gives it the keyboard. */
export const showPart = (part: ProfilePart): void => {
  const element = document.getElementById(partId(part));
  element?.scrollIntoView({ block: 'start' });
  element?.focus({ preventScroll: true });
};

const isPart = (key: unknown): key is ProfilePart => (profileParts as readonly unknown[]).includes(key);

/** What the schema has against a profile: one sentence a part, the first that there is. Empty when it can be saved. */
export const complaintsOf = (profile: TypeProfile): ReadonlyMap<ProfilePart, string> => {
  const complaints = new Map<ProfilePart, string>();
  for (const { path, message } of TypeProfile.safeParse(profile).error?.issues ?? []) {
    // the sections of a package and what is in them are one part
    const part = path[0] === 'qbrTemplate' ? 'qbrSections' : path[0];
    if (isPart(part) && !complaints.has(part)) complaints.set(part, message);
  }
  return complaints;
};
