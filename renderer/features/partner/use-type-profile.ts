import type { OutputOf } from '#shared/api/contract.ts';
import { genericProfile } from '#shared/domain/profiles/shipped.ts';
import type { TypeProfile } from '#shared/domain/type-profile.ts';
import { useQuery } from '#renderer/state/use-query.ts';
import { usePartnerPage } from './partner-page-context.tsx';

type Profiles = OutputOf<'settings.profiles'>;

/** The profile of a type; partners without a type have the generic one. */
export const profileOf = (profiles: Profiles | undefined, type: string | null): TypeProfile =>
  profiles?.find((one) => one.type === type)?.profile ?? genericProfile;

/** How the program treats partners of this one's type. */
export const useTypeProfile = (): TypeProfile => {
  const { partner } = usePartnerPage();
  const { data } = useQuery('settings.profiles', {});
  return profileOf(data, partner.type);
};
